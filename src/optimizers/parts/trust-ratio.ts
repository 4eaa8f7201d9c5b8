/** ‖x‖/(‖u‖ + ε), by which LAMB and LARS scale the step u of a layer; 1 where a norm is 0. */
export function trustRatio(ofX: number, ofU: number, eps: number): number {
  return ofX === 0 || ofU === 0 ? 1 : ofX / (ofU + eps);
}
