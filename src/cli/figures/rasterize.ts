import { usage } from "../../core/errors.js";

/** An SVG as a PNG. */
export type Rasterize = (svg: string) => Buffer;

/** Twice the pixels of a screen: sharp on paper and on fine screens. */
const ZOOM = 2;

/** Loads the optional package that makes PNGs. Throws a usage error that says how to install it. */
export async function loadRasterizer(): Promise<Rasterize> {
  const { Resvg } = await import("@resvg/resvg-js").catch(() => {
    throw usage("png needs the package @resvg/resvg-js", {
      hint: "npm install --save-dev @resvg/resvg-js, or use svg",
    });
  });
  return (svg) => {
    const options = { fitTo: { mode: "zoom", value: ZOOM } } as const;
    return new Resvg(svg, options).render().asPng();
  };
}
