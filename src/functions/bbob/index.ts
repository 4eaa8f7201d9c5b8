import type { AnyFunction } from "../../core/definition.js";
import { f1Sphere } from "./f1-sphere.js";
import { f2EllipsoidSeparable } from "./f2-ellipsoid-separable.js";
import { f3RastriginSeparable } from "./f3-rastrigin-separable.js";
import { f4BuecheRastrigin } from "./f4-bueche-rastrigin.js";
import { f5LinearSlope } from "./f5-linear-slope.js";
import { f6AttractiveSector } from "./f6-attractive-sector.js";
import { f7StepEllipsoid } from "./f7-step-ellipsoid.js";
import { f8Rosenbrock } from "./f8-rosenbrock.js";
import { f9RosenbrockRotated } from "./f9-rosenbrock-rotated.js";
import { f10Ellipsoid } from "./f10-ellipsoid.js";
import { f11Discus } from "./f11-discus.js";
import { f12BentCigar } from "./f12-bent-cigar.js";
import { f13SharpRidge } from "./f13-sharp-ridge.js";
import { f14DifferentPowers } from "./f14-different-powers.js";
import { f15Rastrigin } from "./f15-rastrigin.js";
import { f16Weierstrass } from "./f16-weierstrass.js";
import { f17SchafferF7 } from "./f17-schaffer-f7.js";
import { f18SchafferF7Ill } from "./f18-schaffer-f7-ill.js";
import { f19GriewankRosenbrock } from "./f19-griewank-rosenbrock.js";
import { f20Schwefel } from "./f20-schwefel.js";
import { f21Gallagher101 } from "./f21-gallagher-101.js";
import { f22Gallagher21 } from "./f22-gallagher-21.js";
import { f23Katsuura } from "./f23-katsuura.js";
import { f24Lunacek } from "./f24-lunacek.js";

/** The 24 noiseless functions of the BBOB suite, by number. */
export const bbob: readonly AnyFunction[] = [
  f1Sphere,
  f2EllipsoidSeparable,
  f3RastriginSeparable,
  f4BuecheRastrigin,
  f5LinearSlope,
  f6AttractiveSector,
  f7StepEllipsoid,
  f8Rosenbrock,
  f9RosenbrockRotated,
  f10Ellipsoid,
  f11Discus,
  f12BentCigar,
  f13SharpRidge,
  f14DifferentPowers,
  f15Rastrigin,
  f16Weierstrass,
  f17SchafferF7,
  f18SchafferF7Ill,
  f19GriewankRosenbrock,
  f20Schwefel,
  f21Gallagher101,
  f22Gallagher21,
  f23Katsuura,
  f24Lunacek,
];
