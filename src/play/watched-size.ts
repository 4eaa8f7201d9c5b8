/** Width and height in whole pixels. */
export type Size = readonly [width: number, height: number];

/**
 * The inner size of a box. To ask the box itself in the midst of a frame would make the browser lay
 * out the page once more.
 *
 * @param onChange called when the size has changed
 */
export function watchedSize(box: Element, onChange: () => void): () => Size {
  let size: Size = [0, 0];
  new ResizeObserver(([{ contentRect }]) => {
    size = [Math.floor(contentRect.width), Math.floor(contentRect.height)];
    onChange();
  }).observe(box);
  return () => size;
}
