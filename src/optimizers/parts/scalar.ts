/**
 * A number that a method carries from step to step. A field and not a variable of a closure:
 * V8 updates a double field in place, and puts a double variable anew on the heap in every step.
 */
export class Scalar {
  // not a whole number, so that the field is a double from the start
  value = 0.5;

  constructor(value: number) {
    this.value = value;
  }
}
