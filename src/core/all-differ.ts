/** Whether no two of the numbers are equal. They are put in order. */
export function allDiffer(numbers: Float64Array): boolean {
  numbers.sort();
  for (let k = 1; k < numbers.length; k++) if (numbers[k] === numbers[k - 1]) return false;
  return true;
}
