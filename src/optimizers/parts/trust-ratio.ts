/** ‖x‖/(‖u‖ + ε), by which LAMB scales the step u of a layer; 1 where a norm is 0. */
export class TrustRatio {
  /** That of the last step. */
  last = 0.5;

  next(ofX: number, ofU: number, eps: number): number {
    return (this.last = ofX === 0 || ofU === 0 ? 1 : ofX / (ofU + eps));
  }
}
