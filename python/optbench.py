"""Put optimizers and test functions written in Python beside those of optbench.

A file whose last line is ``optbench.serve(...)`` is a plug-in::

    import numpy as np
    import optbench

    class MySGD:
        def __init__(self, lr=0.01):
            self.lr = lr

        def step(self, x, g, lr):
            return x - lr * g

    optbench.serve(MySGD)

and ``optbench run --fn booth --opt my-sgd:lr=0.1 --plugin ./my_sgd.py`` runs it. The file needs
Python 3.9 or later and no package. docs/python.md says more, docs/protocol.md what goes over the
pipes.

``import optbench`` moves standard output to standard error, so that a ``print`` does no harm.
"""

from __future__ import annotations

import inspect
import json
import math
import os
import platform
import re
import signal
import struct
import sys
import threading
import traceback
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence, Tuple, Union

__all__ = ["serve", "optimizer", "function", "from_torch", "from_optax", "from_keras"]

#: The version of the protocol that this file speaks.
PROTOCOL = 1

# What optbench sends, and what it is answered with.
_MAKE, _STEP, _EVALUATE, _PLACE, _DROP, _VALUE = 1, 2, 3, 4, 5, 6
_DONE, _FAILED, _ASK = 0, 1, 2

_HEADER = struct.Struct("<2d")
_IS_LITTLE = sys.byteorder == "little"

Vector = Any
"""A numpy array of float64 where numpy has been imported, else a list of floats."""

_Bytes = Union[bytes, memoryview]


def _take_stdout() -> int:
    """The pipe to optbench. From now on descriptor 1 is standard error, also for C code."""
    out = os.dup(1)
    os.set_inheritable(out, False)
    sys.stdout.flush()
    os.dup2(2, 1)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(line_buffering=True)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(out, os.O_BINARY)
    return out


_OUT = _take_stdout() if "OPTBENCH_PROTOCOL" in os.environ else -1


# ---------------------------------------------------------------- what is served


class Param(NamedTuple):
    """A parameter: what optbench knows of it, and how the constructor is given its value."""

    key: str
    default: Any
    #: Which argument of the constructor it goes to, and its place there if that is a tuple.
    argument: str
    place: Optional[int]

    def described(self) -> Dict[str, Any]:
        """As in the greeting."""
        if isinstance(self.default, bool):
            return {"name": self.key, "type": "flag", "default": self.default}
        found = {"name": self.key, "type": "number", "default": self.default}
        if _is_rate(self.key):
            found.update(range="(0, inf)", scale="log")
        elif re.fullmatch(r"betas?\d*", self.key):
            found.update(range="[0, 1]")
        return found

    def read(self, number: float) -> Any:
        """The value that optbench has sent as a number."""
        if isinstance(self.default, bool):
            return number != 0
        if math.isnan(number):
            return None
        if isinstance(self.default, int) and number.is_integer():
            return int(number)
        return number


class Definition:
    """Something with a name: an optimizer or a function. Made by `optimizer` and `function`."""

    def __init__(self, kind: str, id: str, title: str, params: Sequence[Param], **more: Any):
        self.kind = kind
        self.id = id
        self.title = title
        self.params = params
        #: What the greeting says besides.
        self.more = {key: value for key, value in more.items() if value is not None}

    def greeting(self) -> Dict[str, Any]:
        return {
            "kind": self.kind,
            "id": self.id,
            "title": self.title,
            "params": [param.described() for param in self.params],
            **self.more,
        }

    def arguments(self, values: Sequence[float]) -> Dict[str, Any]:
        """What the constructor is called with."""
        found: Dict[str, Any] = {}
        for param, number in zip(self.params, values):
            value = param.read(number)
            if param.place is None:
                found[param.argument] = value
            else:
                found[param.argument] = (*found.get(param.argument, ()), value)
        return found


class _Optimizer(Definition):
    #: make(arguments, x) gives step(x, g, lr, t, f, ask) -> the new x
    make: Callable[..., Callable[..., Any]]


class _Function(Definition):
    #: make(arguments, n) gives evaluate(x) -> f or (f, g)
    make: Callable[..., Callable[..., Any]]
    #: place(arguments, n) gives the numbers of the answer
    place: Callable[..., List[float]]


def optimizer(
    cls: Any,
    *,
    id: Optional[str] = None,
    title: Optional[str] = None,
    defaults: Optional[Dict[str, Any]] = None,
) -> Definition:
    """An optimizer from a class.

    The class has one of

    - ``step(self, x, g, lr)``: gets the point, the gradient there and the learning rate. It changes
      ``x`` in place or returns the new point. A fourth argument is the number of the step, 1, 2, ...
      Without the third and fourth it has no learning rate that schedules could change, unless it
      keeps one as ``self.lr``.
    - ``update(self, params, grads)``: gets dictionaries, and changes ``params``. With numpy there is
      one entry, an array of all coordinates; without it one entry a coordinate, a float. The learning
      rate is what the class keeps as ``self.lr``.

    Vectors are numpy arrays where numpy has been imported, else lists of floats.

    :param cls: the class; its parameters and their defaults are those of ``__init__``
    :param id: what users type; else the name of the class, ``MyAdam`` is ``my-adam``
    :param title: one line for lists; else the first line of the docstring
    :param defaults: values of parameters in the place of those in the signature
    """
    if isinstance(cls, Definition):
        return cls
    name = getattr(cls, "__name__", type(cls).__name__)
    method = getattr(cls, "step", None) or getattr(cls, "update", None)
    if not inspect.isclass(cls) or not callable(method):
        raise TypeError(f"{name} is not a class with step(x, g, lr) or update(params, grads)")
    params = _params_of(cls, name, defaults)
    rate = _rate_of(params)
    has_step = callable(getattr(cls, "step", None))
    count = len(_positional(method)) - 1
    if not (2 <= count <= 4 if has_step else count == 2):
        wanted = "step(self, x, g, lr)" if has_step else "update(self, params, grads)"
        raise TypeError(f"{name}: {method.__name__} takes {count} arguments; expected {wanted}")
    found = _Optimizer("optimizer", id or kebab(name), title or _title_of(cls, name), params, f=False)
    made = cls(**found.arguments([_number(param.default) for param in params]))
    passes_rate = has_step and count >= 3
    keeps_rate = rate is not None and hasattr(made, rate.argument)
    if rate is not None and (passes_rate or keeps_rate):
        found.more["lr"] = rate.key

    def make(arguments: Dict[str, Any], n: int) -> Callable[..., Any]:
        own = cls(**arguments)
        call = own.step if has_step else own.update

        def move(x: Vector, g: Vector, lr: float, t: int) -> Any:
            if keeps_rate:
                setattr(own, rate.argument, lr)
            if has_step:
                returned = call(*(x, g, lr, t)[:count])
                return x if returned is None else returned
            return _updated(call, x, g)

        return lambda x, g, lr, t, f, ask: move(x, g, lr, t)

    found.make = make
    return found


def _updated(update: Callable[..., Any], x: Vector, g: Vector) -> Vector:
    """What ``update(params, grads)`` makes of x."""
    if not isinstance(x, list):
        params = {"x": x}
        update(params, {"x": g})
        return params["x"]
    keyed = dict(enumerate(x))
    update(keyed, dict(enumerate(g)))
    return [keyed[i] for i in range(len(x))]


def function(
    f: Any,
    *,
    id: Optional[str] = None,
    title: Optional[str] = None,
    start: Any = None,
    domain: Optional[Tuple[Any, Any]] = None,
    minimum: Optional[float] = None,
    at: Optional[Sequence[Any]] = None,
    dim: Union[int, Tuple[int, float], None] = None,
    defaults: Optional[Dict[str, Any]] = None,
) -> Definition:
    """A test function.

    :param f: ``f(x)``, which gives the value, or the value and the gradient as a pair; or a pair
        ``(f, g)`` of two functions. Without a gradient it is taken by central differences. Further
        arguments with defaults are parameters.
    :param start: where runs begin: a list, a number for every coordinate, or a function of n
    :param domain: the lower and the upper corner, each a list or a number; else the start and 5 around
    :param minimum: f*, where it is known
    :param at: the points that attain it
    :param dim: the dimension, or the smallest and the largest; else the length of ``start``
    """
    if isinstance(f, Definition):
        return f
    value, gradient = f if isinstance(f, tuple) else (f, None)
    if not callable(value) or not (gradient is None or callable(gradient)):
        raise TypeError(f"{f!r} is not a function f(x) or a pair (f, g)")
    name = getattr(value, "__name__", "f")
    if start is None:
        raise TypeError(f"{name}: a function needs a start: serve({name}, start=[-1.2, 1])")
    params = _params_of(value, name, defaults, skipped=1)
    found = _Function("function", id or kebab(name), title or _title_of(value, name), params)
    least, most = _dimensions(dim, start)
    found.more["dim"] = {"min": least, **({} if math.isinf(most) else {"max": int(most)})}
    usual = least if least == most or least > 2 else 2
    arguments = found.arguments([_number(param.default) for param in params])
    at_start = _corner(start, usual)
    first = value(_vector(at_start), **arguments)
    found.more["gradient"] = gradient is not None or isinstance(first, tuple)

    def make(arguments: Dict[str, Any], n: int) -> Callable[..., Any]:
        if gradient is None:
            return lambda x: value(x, **arguments)
        return lambda x: (value(x, **arguments), gradient(x, **arguments))

    def place(arguments: Dict[str, Any], n: int) -> List[float]:
        begin = _corner(start, n)
        if domain is None:
            low, high = [xi - 5 for xi in begin], [xi + 5 for xi in begin]
        else:
            low, high = _corner(domain[0], n), _corner(domain[1], n)
        points = [_corner(point, n) for point in at or ()]
        known = [math.nan if minimum is None else float(minimum)]
        return [*begin, *low, *high, *known, *(xi for point in points for xi in point)]

    found.make, found.place = make, place
    return found


def from_torch(
    cls: Any,
    *,
    id: Optional[str] = None,
    title: Optional[str] = None,
    defaults: Optional[Dict[str, Any]] = None,
) -> Definition:
    """An optimizer from a subclass of ``torch.optim.Optimizer``, run in float64.

    A tuple such as ``betas`` becomes ``beta1`` and ``beta2``. One whose ``step`` needs a closure
    evaluates the function through optbench, which counts it.
    """
    import torch

    params = _params_of(cls, cls.__name__, {"lr": 0.01, **(defaults or {})}, skipped=1, lenient=True)
    needs_closure = _needs_closure(cls)
    found = _Optimizer("optimizer", id or kebab(cls.__name__), title or _title_of(cls), params)
    rate = _rate_of(params)
    found.more.update(lr=rate and rate.key, searches=needs_closure, f=needs_closure)

    def make(arguments: Dict[str, Any], n: int) -> Callable[..., Any]:
        p = torch.nn.Parameter(torch.zeros(n, dtype=torch.float64))
        own = cls([p], **arguments)

        def step(x: Vector, g: Vector, lr: float, t: int, f: float, ask: Callable[..., Any]) -> Any:
            with torch.no_grad():
                p.copy_(torch.as_tensor(x, dtype=torch.float64))
            p.grad = torch.as_tensor(g, dtype=torch.float64).clone()
            if rate is not None:
                for group in own.param_groups:
                    group["lr"] = lr

            def closure() -> Any:
                value, slope = ask(p.detach().tolist())
                p.grad = torch.as_tensor(slope, dtype=torch.float64)
                return torch.tensor(value, dtype=torch.float64)

            own.step(closure) if needs_closure else own.step()
            return p.detach().numpy() if _numpy() else p.detach().tolist()

        return step

    found.make = make
    return found


def from_optax(
    make: Callable[..., Any],
    *,
    id: Optional[str] = None,
    title: Optional[str] = None,
    defaults: Optional[Dict[str, Any]] = None,
) -> Definition:
    """An optimizer from what makes an optax transformation, such as ``optax.adam``.

    Its ``learning_rate`` goes with every step. JAX computes in float32 unless
    ``jax.config.update("jax_enable_x64", True)`` comes first.
    """
    import numpy as np

    name = getattr(make, "__name__", "optax")
    params = _params_of(make, name, {"learning_rate": 0.01, **(defaults or {})}, lenient=True)
    found = _Optimizer("optimizer", id or kebab(name), title or _title_of(make, name), params)
    rate = _rate_of(params)
    found.more.update(lr=rate and rate.key, f=False)

    def bind(arguments: Dict[str, Any], n: int) -> Callable[..., Any]:
        own = make(**arguments)
        state = own.init(np.zeros(n))
        begun, last = False, rate and arguments[rate.argument]

        def step(x: Vector, g: Vector, lr: float, t: int, f: float, ask: Callable[..., Any]) -> Any:
            nonlocal own, state, begun, last
            if rate is not None and lr != last:
                # the state of a transformation with a constant rate does not hold the rate
                own, last = make(**{**arguments, rate.argument: lr}), lr
            x = np.array(x)
            if not begun:
                state, begun = own.init(x), True
            change, state = own.update(np.array(g), state, x)
            return x + np.asarray(change, dtype=np.float64)

        return step

    found.make = bind
    return found


def from_keras(
    cls: Any,
    *,
    id: Optional[str] = None,
    title: Optional[str] = None,
    defaults: Optional[Dict[str, Any]] = None,
) -> Definition:
    """An optimizer from a subclass of ``keras.optimizers.Optimizer`` (Keras 3), run in float64."""
    import keras
    import numpy as np

    params = _params_of(cls, cls.__name__, {"learning_rate": 0.01, **(defaults or {})}, lenient=True)
    found = _Optimizer("optimizer", id or kebab(cls.__name__), title or _title_of(cls), params)
    rate = _rate_of(params)
    found.more.update(lr=rate and rate.key, f=False)

    def make(arguments: Dict[str, Any], n: int) -> Callable[..., Any]:
        own = cls(**arguments)
        variable = keras.Variable(np.zeros(n), dtype="float64")
        begun = False

        def step(x: Vector, g: Vector, lr: float, t: int, f: float, ask: Callable[..., Any]) -> Any:
            nonlocal begun
            variable.assign(np.array(x))
            if not begun:
                own.build([variable])
                begun = True
            if rate is not None:
                own.learning_rate = lr
            slope = keras.ops.convert_to_tensor(np.array(g), dtype="float64")
            own.apply_gradients([(slope, variable)])
            return np.asarray(keras.ops.convert_to_numpy(variable), dtype=np.float64)

        return step

    found.make = make
    return found


# ---------------------------------------------------------------- reading signatures


def kebab(name: str) -> str:
    """``MyAdam`` is ``my-adam``, ``my_adam`` too, ``SGDFast`` is ``sgd-fast``."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", name)
    return re.sub(r"[^a-z0-9]+", "-", spaced.lower()).strip("-")


def _title_of(thing: Any, name: Optional[str] = None) -> str:
    doc = vars(thing).get("__doc__") if inspect.isclass(thing) else getattr(thing, "__doc__", None)
    lines = [line.strip() for line in (doc or "").splitlines() if line.strip()]
    return (lines[0] if lines else name or thing.__name__)[:80]


def _positional(method: Any) -> List[inspect.Parameter]:
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return [p for p in inspect.signature(method).parameters.values() if p.kind in kinds]


def _needs_closure(cls: Any) -> bool:
    found = inspect.signature(cls.step).parameters.get("closure")
    return found is not None and found.default is inspect.Parameter.empty


def _params_of(
    thing: Any,
    name: str,
    defaults: Optional[Dict[str, Any]],
    skipped: int = 0,
    lenient: bool = False,
) -> List[Param]:
    """The parameters of a constructor or a function. What no number can say keeps its default."""
    given = dict(defaults or {})
    if inspect.isclass(thing) and thing.__init__ is object.__init__:
        signature: List[inspect.Parameter] = []
    else:
        signature = list(inspect.signature(thing).parameters.values())[skipped:]
    found: List[Param] = []
    for each in signature:
        if each.kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD):
            continue
        default = each.default
        if each.name in given and (not lenient or not _is_value(default)):
            default = given[each.name]
        if default is inspect.Parameter.empty:
            raise TypeError(
                f"{name}: parameter {each.name} has no default; defaults={{'{each.name}': ...}} gives one"
            )
        if isinstance(default, tuple) and default and all(_is_value(one) for one in default):
            base = each.name[:-1] if each.name.endswith("s") else each.name
            for place, one in enumerate(default):
                found.append(Param(f"{base}{place + 1}", one, each.name, place))
        elif _is_value(default) or default is None:
            found.append(Param(each.name, default, each.name, None))
    return found


def _is_value(default: Any) -> bool:
    return isinstance(default, (bool, int, float))


def _is_rate(key: str) -> bool:
    return key in ("lr", "learning_rate")


def _rate_of(params: Sequence[Param]) -> Optional[Param]:
    return next((param for param in params if _is_rate(param.key) and param.place is None), None)


def _number(value: Any) -> float:
    return math.nan if value is None else float(value)


def _dimensions(dim: Any, start: Any) -> Tuple[int, float]:
    if dim is None:
        if isinstance(start, (int, float)) or callable(start):
            return 1, math.inf
        return len(start), len(start)
    return (dim, dim) if isinstance(dim, int) else (int(dim[0]), dim[1])


def _corner(corner: Any, n: int) -> List[float]:
    if callable(corner):
        corner = corner(n)
    if isinstance(corner, (int, float)):
        return [float(corner)] * n
    numbers = [float(xi) for xi in corner]
    if len(numbers) != n:
        raise ValueError(f"a point has {len(numbers)} coordinates, not {n}")
    return numbers


# ---------------------------------------------------------------- vectors


def _numpy() -> Any:
    """numpy, where the plug-in or what it imports uses it."""
    return sys.modules.get("numpy")


def _vector(numbers: Sequence[float]) -> Vector:
    numpy = _numpy()
    return list(numbers) if numpy is None else numpy.array(numbers, dtype=numpy.float64)


def _unpacked(buffer: memoryview) -> Vector:
    """A vector of its own from the bytes of a frame."""
    numpy = _numpy()
    if numpy is not None:
        return numpy.frombuffer(buffer, dtype="<f8").astype(numpy.float64)
    if _IS_LITTLE:
        return buffer.cast("d").tolist()
    return list(struct.unpack(f"<{len(buffer) // 8}d", buffer))


def _packed(x: Any) -> Tuple[int, _Bytes]:
    """How many numbers a vector has, and their bytes."""
    numpy = _numpy()
    if numpy is not None:
        array = numpy.ascontiguousarray(x, dtype="<f8").reshape(-1)
        return array.size, array.view("u1").data
    numbers = [x] if isinstance(x, (int, float)) else list(x)
    if not all(isinstance(xi, (int, float)) for xi in numbers):
        raise TypeError(f"the answer is {str(x)[:40]!r}, not a list of numbers")
    return len(numbers), struct.pack(f"<{len(numbers)}d", *numbers)


# ---------------------------------------------------------------- the pipes


def _watch() -> None:
    """Ends the process when optbench is gone, also while the plug-in hangs in its own code."""
    parent = os.getppid()
    if sys.platform.startswith("linux"):
        try:
            import ctypes

            PR_SET_PDEATHSIG = 1
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)
        except (OSError, AttributeError, ImportError):
            pass  # the thread below notices, a little later
    threading.Thread(target=_wait_for_end, args=(parent,), daemon=True).start()


def _wait_for_end(parent: int) -> None:
    if sys.platform == "win32":
        import ctypes
        import msvcrt
        import time

        handle = msvcrt.get_osfhandle(0)
        while ctypes.windll.kernel32.PeekNamedPipe(handle, None, 0, None, None, None):
            time.sleep(0.5)
        os._exit(1)
    import select

    poll = select.poll()
    poll.register(0, 0)
    while os.getppid() == parent:
        if any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in poll.poll(500)):
            break
    os._exit(1)


class _Pipe:
    """Frames in and out."""

    def __init__(self, out: int):
        self._out = out
        self._buffer = bytearray(1 << 16)
        self._begin = 0
        self._end = 0

    def _fill(self, size: int) -> bool:
        """Has `size` bytes at hand; False at the end of the input."""
        if len(self._buffer) - self._begin < size:
            rest = self._buffer[self._begin : self._end]
            self._buffer = bytearray(max(len(self._buffer), 2 * size))
            self._buffer[: len(rest)] = rest
            self._begin, self._end = 0, len(rest)
        view = memoryview(self._buffer)
        while self._end - self._begin < size:
            count = os.readv(0, [view[self._end :]]) if hasattr(os, "readv") else self._read(view)
            if count == 0:
                return False
            self._end += count
        return True

    def _read(self, view: memoryview) -> int:
        got = os.read(0, len(view) - self._end)
        view[self._end : self._end + len(got)] = got
        return len(got)

    def read(self) -> Optional[Tuple[int, memoryview]]:
        """The next frame: its kind, and its numbers as bytes. They are good until the next call."""
        if not self._fill(16):
            return None
        kind, count = _HEADER.unpack_from(self._buffer, self._begin)
        size = 16 + 8 * int(count)
        if not self._fill(size):
            return None
        begin = self._begin
        self._begin += size
        if self._begin == self._end:
            self._begin = self._end = 0
        return int(kind), memoryview(self._buffer)[begin + 16 : begin + size]

    def write(self, kind: int, count: int, content: _Bytes) -> None:
        head = _HEADER.pack(kind, count)
        if len(content) < 4096 or not hasattr(os, "writev"):
            data = memoryview(head + content)
            done = os.write(self._out, data)
        else:  # a copy of many numbers takes longer than a second piece
            done = os.writev(self._out, [head, content])
            if done < len(head):
                data = memoryview(head + content)
            else:
                data, done = memoryview(content), done - len(head)
        while done < len(data):
            done += os.write(self._out, data[done:])


def serve(*things: Any, id: Optional[str] = None, title: Optional[str] = None, **details: Any) -> None:
    """Tells optbench what there is, and answers it until it ends. It is the last line of a plug-in.

    :param things: classes with ``step`` or ``update``, functions, pairs ``(f, g)``, and what
        `optimizer`, `function`, `from_torch`, `from_optax` and `from_keras` make
    :param id: what users type, where one thing is served; further names are those of `optimizer` and
        `function`, such as ``start=[-1.2, 1]``
    """
    if len(things) != 1 and (id is not None or title is not None):
        raise TypeError("id= and title= name one thing: optbench.optimizer(cls, id=...) names each")
    named = {key: value for key, value in (("id", id), ("title", title)) if value is not None}
    definitions = [_defined(thing, {**named, **details}) for thing in things]
    if _OUT < 0:
        names = ", ".join(one.id for one in definitions)
        print(f"optbench: this file serves {names}; use it by: optbench run --plugin {sys.argv[0]}")
        return
    _watch()
    greeting = {
        "protocol": PROTOCOL,
        "language": f"Python {platform.python_version()}",
        "definitions": [one.greeting() for one in definitions],
    }
    line = f"optbench {json.dumps(greeting)}\n".encode()
    while line:
        line = line[os.write(_OUT, line) :]
    try:
        _answer(_Pipe(_OUT), definitions)
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    sys.stderr.flush()
    os._exit(0)


def _defined(thing: Any, details: Dict[str, Any]) -> Definition:
    if isinstance(thing, Definition):
        if details:
            raise TypeError(f"{', '.join(details)}: {thing.id} has been described already")
        return thing
    return optimizer(thing, **details) if inspect.isclass(thing) else function(thing, **details)


def _answer(pipe: _Pipe, definitions: Sequence[Any]) -> None:
    """The loop: one answer to each frame, in their order."""
    made: Dict[int, Tuple[Any, Callable[..., Any]]] = {}

    def ask(x: Any) -> Tuple[float, Vector]:
        pipe.write(_ASK, *_packed(x))
        frame = pipe.read()
        if frame is None:
            os._exit(1)
        kind, numbers = frame
        if kind != _VALUE:
            raise RuntimeError("optbench: the run is over")
        return struct.unpack_from("<d", numbers)[0], _unpacked(numbers[8:])

    while True:
        frame = pipe.read()
        if frame is None:
            return
        kind, numbers = frame
        try:
            if kind == _STEP:
                slot, t, lr, f = struct.unpack_from("<4d", numbers)
                half = (len(numbers) - 32) // 2
                x, g = _unpacked(numbers[32 : 32 + half]), _unpacked(numbers[32 + half :])
                answer = _packed(made[int(slot)][1](x, g, lr, int(t), f, ask))
            elif kind == _EVALUATE:
                slot = struct.unpack_from("<d", numbers)[0]
                answer = _value_of(*made[int(slot)], _unpacked(numbers[8:]))
            elif kind == _DROP:
                made.pop(int(struct.unpack_from("<d", numbers)[0]), None)
                continue
            elif kind == _MAKE:
                slot, index, n, *values = struct.unpack(f"<{len(numbers) // 8}d", numbers)
                one = definitions[int(index)]
                made[int(slot)] = (one, one.make(one.arguments(values), int(n)))
                answer = 0, b""
            elif kind == _PLACE:
                index, n, *values = struct.unpack(f"<{len(numbers) // 8}d", numbers)
                one = definitions[int(index)]
                place = one.place(one.arguments(values), int(n))
                answer = len(place), struct.pack(f"<{len(place)}d", *place)
            else:
                raise ValueError(f"there is no request of kind {kind}")
        except Exception as error:
            text = _words_of(error).encode()
            pipe.write(_FAILED, len(text), text)
        else:
            pipe.write(_DONE, *answer)


def _value_of(one: Definition, evaluate: Callable[..., Any], x: Vector) -> Tuple[int, _Bytes]:
    returned = evaluate(x)
    if not one.more["gradient"]:
        return 1, struct.pack("<d", float(returned))
    value, slope = returned
    count, content = _packed(slope)
    return count + 1, b"".join((struct.pack("<d", float(value)), content))


def _words_of(error: BaseException) -> str:
    """What went wrong, in one line; below it where, as lines of a JavaScript stack."""
    what = "".join(traceback.format_exception_only(type(error), error)).strip().split("\n")[-1]
    frames = [
        frame
        for frame in reversed(traceback.extract_tb(error.__traceback__))
        if frame.filename != __file__
    ]
    # first where the plug-in's own file is, which may have called what failed
    script = os.path.abspath(sys.argv[0])
    mine = [frame for frame in frames if os.path.abspath(frame.filename) == script][:1]
    places = [
        f"    at {frame.name} ({os.path.abspath(frame.filename)}:{frame.lineno}:{_column(frame)})"
        for frame in mine + [frame for frame in frames if frame not in mine]
    ]
    return "\n".join([what, *places])


def _column(frame: Any) -> int:
    return (getattr(frame, "colno", None) or 0) + 1  # Python 3.11 and later know it
