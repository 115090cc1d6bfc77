import type { ParameterValue } from "../core/types.ts";
import type { NumpyForm } from "./method.ts";
import type { Piece } from "./piece.ts";
import { dot, norm, powerOfTwo, times } from "./vectors.ts";

/** Points of a ray, and where to look next. */
const probes: Piece = {
  code: `EPS = np.finfo(float).eps
PROBE_LIMIT = 80  # Probes that one search may make.

# A point θ + t d of a ray, with φ(t) = J(θ + t d), φ′(t) and ∇J there.
Probe = namedtuple("Probe", "t value slope point gradient")


def finite(p):
    return np.isfinite(p.value) and np.isfinite(p.slope)


def endless(p, far):
    """φ falls as far as numbers go."""
    return p.value < -1e100 or (p.t > far and finite(p) and p.slope < 0)


def cubic_minimizer(a, b):
    """Of the cubic through two points with slopes (Nocedal & Wright, equation 3.59); NaN where it has none."""
    left, right = a.slope, b.slope
    d1 = left + right - 3 * (a.value - b.value) / (a.t - b.t)
    if not max(abs(left), abs(right), abs(d1)) < 1e150:
        down = 2.0**-600  # So that squares do not overflow.
        left, right = left * down, right * down
        d1 = left + right - 3 * (a.value * down - b.value * down) / (a.t - b.t)
    d2 = np.sign(b.t - a.t) * np.sqrt(d1 * d1 - left * right)
    return b.t - (b.t - a.t) * ((right + d2 - d1) / (right - left + 2 * d2))


def hasty(used, low, high):
    """After 24 probes, a bracket that still begins at 0 and ends at a wall shrinks faster."""
    return used >= 24 and low.t == 0 and not (abs(high.slope) < 1e10 * abs(low.slope) and np.isfinite(high.value))


def inside(wanted, low, high, share):
    """The point wanted, moved inside the interval by a share of its width; its middle for NaN."""
    if np.isnan(wanted):
        return low + 0.5 * (high - low)
    left, right = min(low, high), max(low, high)
    margin = share * (right - left)
    return min(right - margin, max(left + margin, wanted))


def further(before, low, least, ceiling, used):
    """Where to probe beyond low, where φ still falls: as the cubic suggests, within limits that widen after a while."""
    most = 10.0 if used < 12 else 1000.0
    cubic = cubic_minimizer(before, low)
    factor = min(most, max(least, cubic / low.t)) if cubic > low.t else 4.0 if used < 12 else most
    return min(factor * low.t, low.t + 0.5 * (ceiling - low.t))
`,
  needs: [dot],
};

const exact: Piece = {
  code: `def exact_minimizer(ray, origin, reach, rounding):
    """A local minimizer along the ray, and how the search ended: a bracket by expansion, then the zero of φ′ in it."""
    used = 0

    def probe(t):
        nonlocal used
        used += 1
        return ray(t)

    # φ falls at low, and nothing lower is known. φ rises at high, or stands higher there, or does not exist.
    (first, far), low, high = reach, origin, None
    t = first
    while high is None:
        if used >= PROBE_LIMIT or t == low.t:
            return low, "limit"
        p = probe(t)
        if endless(p, far):
            return p, "endless"
        if not finite(p) or p.slope >= 0 or p.value > low.value + rounding:
            high = p
        else:
            low, t = p, further(low, p, 1.5, np.inf, used)
    while True:
        # A right end that only stands higher has a minimizer before it.
        while not (finite(high) and high.slope >= 0):
            t = 1e-9 * high.t if hasty(used, low, high) else inside(cubic_minimizer(low, high), low.t, high.t, 0.1)
            if used >= PROBE_LIMIT or t == low.t or t == high.t:
                return low, "limit"
            p = probe(t)
            if finite(p) and p.slope < 0 and p.value <= low.value + rounding:
                low = p
            else:
                high = p
        p, end = slope_zero(probe, low, high, rounding, lambda: used)
        if end != "bump":
            return p, end
        high = p


def slope_zero(probe, low, high, rounding, used):
    """The zero of φ′ between low and high by guarded inverse quadratic interpolation (Chandrupatla 1997)."""
    # near is the newest point, far the other end of the bracket, old the point that left it last.
    near, far, old = high, low, None
    while True:
        best = near if abs(near.slope) < abs(far.slope) else far
        least = 2 * EPS * abs(best.t) / abs(far.t - near.t)
        if best.slope == 0:
            return best, "found"
        if not least < 0.5:
            return near, "found"
        if used() >= PROBE_LIMIT:
            return best, "limit"
        # How far from near to far to go; the first time by the secant.
        share = 0.5
        if old is None:
            share = min(0.9, max(0.1, near.slope / (near.slope - far.slope)))
        else:
            position = (near.t - far.t) / (old.t - far.t)
            height = (near.slope - far.slope) / (old.slope - far.slope)
            if height * height < position and (1 - height) * (1 - height) < 1 - position:
                secant = (near.slope / (far.slope - near.slope)) * (old.slope / (far.slope - old.slope))
                bend = (near.slope / (old.slope - near.slope)) * (far.slope / (old.slope - far.slope))
                share = secant + ((old.t - near.t) / (far.t - near.t)) * bend
        if np.isnan(share):
            share = 0.5
        if share <= 0.5:
            t = near.t + max(least, share) * (far.t - near.t)
        else:
            t = far.t + max(least, 1 - share) * (near.t - far.t)
        left, right = (far, near) if near.t > far.t else (near, far)
        if hasty(used(), left, right):
            t = 1e-9 * right.t
        p = probe(t)
        if not finite(p) or (p.slope < 0 and p.value > low.value + rounding):
            return p, "bump"
        if (p.slope < 0) == (near.slope < 0):
            old = near
        else:
            old, far = far, near
        near = p
`,
  needs: [probes],
};

const strongWolfe: Piece = {
  code: `def strong_wolfe(ray, origin, reach, curvature, rounding):
    """A step that meets the strong Wolfe conditions, and how the search ended (Nocedal & Wright, 3.5 and 3.6)."""
    used, best = 0, origin

    def sufficient(p):
        return p.value <= origin.value + 1e-4 * p.t * origin.slope + rounding

    def flat(p):
        return abs(p.slope) <= -curvature * origin.slope

    def probe(t):
        nonlocal used, best
        used += 1
        p = ray(t)
        if p.value < best.value and finite(p):
            best = p
        return p

    def zoom(low, high):
        """φ falls from low, the lower end of an interval with acceptable steps, towards high."""
        width, bisect = abs(high.t - low.t), False
        while used < PROBE_LIMIT:
            if hasty(used, low, high):
                t = 1e-9 * high.t
            else:
                t = inside(np.nan if bisect else cubic_minimizer(low, high), low.t, high.t, 0.05)
            if t == low.t or t == high.t:
                break
            p = probe(t)
            if not finite(p) or not sufficient(p) or p.value > low.value + rounding:
                high = p
            else:
                if flat(p):
                    return p, "found"
                if p.slope * (high.t - low.t) >= 0:
                    high = low
                low = p
            # Interpolation that does not shrink the interval by a third gives way to one bisection.
            shrunk = abs(high.t - low.t)
            width, bisect = shrunk, not bisect and shrunk > 0.66 * width
        return (low if low.t > 0 else best), "limit"

    (first, far), low, ceiling = reach, origin, np.inf
    t = first
    while used < PROBE_LIMIT and t != low.t:
        p = probe(t)
        if endless(p, far):
            return p, "endless"
        if not finite(p):
            ceiling = t
            t = low.t + (0.5 if low.t > 0 else 0.1 if used < 24 else 1e-9) * (t - low.t)
            continue
        if not sufficient(p) or (low.t > 0 and p.value >= low.value + rounding):
            return zoom(low, p)
        if flat(p):
            return p, "found"
        if p.slope >= 0:
            return zoom(p, low)
        low, t = p, further(low, p, 2.0, ceiling, used)
    return best, "limit"
`,
  needs: [probes],
};

/** The base class of the methods that search along rays, with one kind of search. */
function method(search: "exact" | "strong-wolfe"): Piece {
  const strong = `        chosen, end = strong_wolfe(ray, origin, self.reach(theta, slope, unit), self.curvature, rounding)
`;
  const general = `        chosen, end = exact_minimizer(ray, origin, self.reach(theta, slope, unit), rounding)
`;
  // A network's loss is no quadratic.
  const quadratic = `        bend = dot(d * unit, times(problem.hessian(theta), d * unit)) if getattr(problem, "quadratic", False) else 0.0
        if bend > 0:
            chosen, end = ray(-slope / bend), "found"  # The minimizer along a ray of a quadratic, in closed form.
        else:
    ${general}`;
  return {
    code: methodClass(search === "exact" ? quadratic : strong),
    onNetworks: methodClass(search === "exact" ? general : strong),
    needs: [norm, powerOfTwo, ...(search === "exact" ? [exact, times] : [strongWolfe])],
  };
}

/** The class, with the statement that searches. */
const methodClass = (call: string): string => `class LineSearchMethod:
    """What methods with a line search share: J and g at θ, known from the search before, and the search itself."""

    def __init__(self):
        self.g = self.J = self.J_before = None
        self.forget()

    def forget(self):
        """What is known of J at θ is void."""
        self.known = self.stalled = False
        self.scale = 0.0  # The size of J lately, whose last few digits are rounding.

    def prepare(self, problem, theta):
        """Makes J and g at θ known. False where there is nothing to do."""
        self.fallback = False
        if self.stalled:
            # A search along −g has failed here. Noise may answer differently this time.
            self.J, g = problem.value(theta), problem.gradient(theta)
            if np.array_equal(g, self.g):
                return False
            self.g, self.stalled = g, False
        elif not self.known:
            self.J, self.g = problem.value(theta), problem.gradient(theta)
            self.J_before = self.J + 0.5 * norm(self.g)
            self.known = True
        size, forgotten = abs(self.J), self.scale > 1e8 * max(1.0, abs(self.J))
        self.scale = size if forgotten else max(size, 0.7 * self.scale)
        return np.any(self.g != 0)

    def reach(self, theta, slope, unit):
        """The first trial step, to repeat the last decrease (Nocedal & Wright, equation 3.60); and how far to go."""
        expected = 2.02 * (self.J - self.J_before) / slope
        first = expected if 0 < expected < 1 / unit else np.float64(1 / unit)
        size, length = max(1.0, np.max(np.abs(theta))), np.max(np.abs(self.d)) * unit
        if first * length > 1e8 * size:
            first = size / length
        if size > 1e8 and np.all(theta + first * (self.d * unit) == theta):
            first = 1e-10 * size / length
        return first, max(1e100 * first, 1e60 * (size / length))

    def unit_of(self, d):
        """What d is multiplied by, a power of two, so that the slope does not overflow; NaN if d is not finite."""
        length = np.max(np.abs(d))
        if not np.isfinite(length):
            return np.nan
        return 1.0 if np.max(np.abs(self.g)) * length < 1e200 else 1 / power_of_two(length)

    def search_along(self, problem, theta, d):
        """Moves along d, or along −g where d does not point downhill. Returns θ, and whether it has moved."""
        g, square = self.g, dot(self.g, self.g)
        self.d = d
        if not square > 0:
            self.stalled = True
            return theta, False
        unit = self.unit_of(d)
        slope = dot(g, d * unit)
        if not slope < 0:
            self.d = d = -g
            unit = self.unit_of(d)
            slope, self.fallback = dot(g, d * unit), True
        lowest = None

        def ray(t):
            nonlocal lowest
            point = theta + t * (d * unit)
            value, gradient = problem.value(point), problem.gradient(point)
            self.last = Probe(t, value, dot(gradient, d * unit), point, gradient)
            if np.isfinite(self.last.slope) and value < (np.inf if lowest is None else lowest.value):
                lowest = self.last
            return self.last

        def take(p):
            if self.last.t != p.t:
                ray(p.t)
            if square < np.inf:
                smaller = dot(self.last.gradient, self.last.gradient) < square
            else:
                smaller = norm(self.last.gradient) < norm(g)
            if not (p.value < self.J or (p.value <= self.J + rounding and smaller)):
                return False
            self.J_before, self.J, self.g = self.J, p.value, self.last.gradient
            return True

        origin = Probe(np.float64(0.0), self.J, slope, theta, g)
        rounding = 16 * EPS * self.scale
${call}        if end == "endless":
            # There is no minimizer: θ goes to infinity, which ends the run.
            self.J = chosen.value
            return np.where(d != 0, d * np.inf, theta), True
        if chosen.t > 0 and take(chosen):
            return self.last.point, True
        if np.array_equal(d, -g):
            # A search that ends at no lower point may have passed one.
            worthwhile = max(rounding, 1e-12 * max(1.0, abs(self.J)))
            if lowest is not None and lowest.value < self.J - worthwhile and take(lowest):
                return self.last.point, True
            self.stalled = True
        return theta, False
`;

const methods = { exact: method("exact"), "strong-wolfe": method("strong-wolfe") } as const;

/** A method with a line search. `curvature` is the constant of the strong Wolfe conditions. */
export function searching(
  search: ParameterValue | undefined,
  curvature: number | null,
  body: string,
  needs: readonly Piece[] = [],
): NumpyForm {
  const kind = search === "exact" ? "exact" : "strong-wolfe";
  const constant = kind === "exact" ? "" : `    curvature = ${curvature}  # c₂ of the strong Wolfe conditions\n\n`;
  return { base: "LineSearchMethod", body: constant + body, needs: [methods[kind], ...needs], forgets: true };
}
