# SPDX-License-Identifier: MIT
# Binds one Python solution to the judge (docs/protocol.md). Knows no problem: the file `signature` says what to call.
# It shares the process with the candidate, so it keeps its own builtins and descriptors, imports next to nothing, and
# prints nothing. What a hostile candidate does to it costs only himself: the judge believes no frame.
__builtins__ = dict(vars(__builtins__))  # ours alone: whoever patches `len` for himself does not patch it here

import faulthandler
import resource
import sys
from _json import encode_basestring, make_scanner
from posix import _exit, read, write

FROM_JUDGE, TO_JUDGE = 3, 4
TEXT_MAX = 16 * 1024
ANSWER_MAX = 64 * 1024 * 1024
NODES_MAX = 1_000_000
FRAMES_SHOWN = 20  # at either end of a traceback
# Frames of pure Python live on the heap; those that pass through C (a cached function, a sort key) take some 0.6 KiB of
# C stack each, and that many of them must fit the stack that the sandbox grants.
RECURSION_LIMIT = 250_000


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


class TreeNode:
    def __init__(self, val=0, left=None, right=None):
        self.val = val
        self.left = left
        self.right = right


class Node:
    def __init__(self, val=0, neighbors=None):
        self.val = val
        self.neighbors = neighbors if neighbors is not None else []


NODE_CLASSES = {"ListNode": ListNode, "TreeNode": TreeNode, "Node": Node}

# What is there without an import. A module is loaded only when the source uses one of these names: all of them together
# would take longer to import than most solutions run. Of a name that two modules have, the later row wins; no row
# replaces a builtin; the modules' own names win over both.
PRELUDE = (
    ("string", "ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits octdigits printable "
               "punctuation whitespace Formatter Template"),
    ("re", "match fullmatch search sub subn split findall finditer purge escape error Pattern Match IGNORECASE "
           "MULTILINE DOTALL VERBOSE"),
    ("datetime", "date datetime time timedelta timezone tzinfo MINYEAR MAXYEAR"),
    ("collections", "ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple"),
    ("heapq", "heappush heappop heapify heapreplace merge nlargest nsmallest heappushpop"),
    ("bisect", "bisect bisect_left bisect_right insort insort_left insort_right"),
    ("copy", "copy deepcopy"),
    ("math", "acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2 "
             "expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm "
             "ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi prod radians remainder sin sinh sqrt "
             "sumprod tan tanh tau trunc ulp"),
    ("random", "Random SystemRandom betavariate choice choices expovariate gauss getrandbits randbytes randint random "
               "randrange sample seed shuffle triangular uniform"),
    ("statistics", "fmean geometric_mean harmonic_mean mean median median_high median_low mode multimode pstdev "
                   "pvariance quantiles stdev variance"),
    ("itertools", "accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile "
                  "filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee zip_longest"),
    ("functools", "cache cached_property cmp_to_key lru_cache partial partialmethod reduce singledispatch "
                  "total_ordering update_wrapper wraps"),
    ("operator", "add and_ attrgetter concat contains countOf eq floordiv ge getitem gt iadd index indexOf inv invert "
                 "is_ is_not itemgetter le lshift lt matmul methodcaller mod mul ne neg not_ or_ pos rshift setitem "
                 "sub truediv truth xor"),
    ("io", "BytesIO StringIO TextIOWrapper"),
    ("sys", "exit getrecursionlimit getsizeof maxsize setrecursionlimit stderr stdin stdout"),
    ("json", "dump dumps load loads"),
    ("typing", "AbstractSet Any AnyStr AsyncIterable AsyncIterator Awaitable BinaryIO ByteString Callable ClassVar "
               "Collection Container Coroutine Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator "
               "Generic Hashable IO ItemsView Iterable Iterator KeysView List Literal Mapping MappingView Match "
               "MutableMapping MutableSequence MutableSet NamedTuple NewType NoReturn Optional OrderedDict ParamSpec "
               "Pattern Protocol Reversible Self Sequence Set Sized SupportsAbs SupportsFloat SupportsIndex SupportsInt "
               "Text TextIO Tuple Type TypeAlias TypeVar TypedDict Union ValuesView cast final no_type_check overload "
               "runtime_checkable"),
)
# Classes that `typing` only wraps, where the real one is what people construct: Counter(s), OrderedDict().
PLAIN = ("Counter", "OrderedDict")


class Refused(Exception):
    """What the candidate returned is not of the declared type."""


# ---- frames --------------------------------------------------------------------------------------------------------


def send(word, number, payload=b""):
    data = b"%s %d %d\n" % (word, number, len(payload)) + payload
    view = memoryview(data)
    while view:
        view = view[write(TO_JUDGE, view):]


def receive(*words):
    """The next frame: (word, number, payload). The judge sends nothing ahead: what one read returns is of this frame."""
    data = read(FROM_JUDGE, 65536)
    if not data:
        _exit(0)
    while b"\n" not in data:
        more = read(FROM_JUDGE, 65536)
        if not more:
            _exit(0)
        data += more
    head, _, body = data.partition(b"\n")
    got, number, length = head.split(b" ")
    length = int(length)
    if got not in words:
        _exit(2)
    parts, have = [body], len(body)
    while have < length:
        more = read(FROM_JUDGE, min(length - have, 1 << 20))
        if not more:
            _exit(0)
        parts.append(more)
        have += len(more)
    return got, int(number), b"".join(parts)


def cut(text):
    data = text.encode("utf-8", "backslashreplace")
    if len(data) > TEXT_MAX:
        data = data[: TEXT_MAX - 4].decode("utf-8", "ignore").encode() + b"\n..."
    return data


# ---- text to values ------------------------------------------------------------------------------------------------


class Numbers:
    """What the scanner of _json asks its decoder for; None of it touches the candidate's `json` module."""

    strict, object_hook, object_pairs_hook = True, None, None
    parse_float, parse_int, memo = float, int, {}
    parse_constant = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}.__getitem__


scan = make_scanner(Numbers)


def parse_lines(text, at, count):
    """Values of `count` lines from offset `at` on, and the offset behind them."""
    values = []
    for _ in range(count):
        value, at = scan(text, at)
        values.append(value)
        at += 1  # the line's end
    return values, at


def node_maker(name, module):
    """His own copy of the class, when he pasted one and it takes a value; else ours."""
    his = module.get(name)
    if his is not None and isinstance(his, type) and his is not NODE_CLASSES[name]:
        try:
            his(0)
            return his
        except Exception:
            pass
    return NODE_CLASSES[name]


def decode_list_node(make):
    def decode(values):
        head = None
        for value in reversed(values or ()):
            node = make(value)
            node.next = head
            head = node
        return head

    return decode


def decode_tree_node(make):
    def decode(values):
        if not values:
            return None
        root = make(values[0])
        root.left = root.right = None
        queue, at, count = [root], 1, len(values)
        for node in queue:  # grows while it is walked
            for left in (True, False):
                if at >= count:
                    return root
                value = values[at]
                at += 1
                if value is None:
                    continue
                child = make(value)
                child.left = child.right = None
                queue.append(child)
                if left:
                    node.left = child
                else:
                    node.right = child
        return root

    return decode


def decode_graph_node(make):
    def decode(rows):
        nodes = [make(i + 1) for i in range(len(rows or ()))]
        for node, row in zip(nodes, rows or ()):
            node.neighbors = [nodes[i - 1] for i in row]
        return nodes[0] if nodes else None

    return decode


NODE_DECODERS = {"ListNode": decode_list_node, "TreeNode": decode_tree_node, "Node": decode_graph_node}


def element_of(type_):
    if type_.endswith("[]"):
        return type_[:-2]
    return type_[5:-1] if type_.startswith("list<") else None


def decoder(type_, module):
    """A function from what the scanner gives to the candidate's value, or None where they are the same."""
    element = element_of(type_)
    if element is not None:
        inner = decoder(element, module)
        return None if inner is None else lambda values: [inner(v) for v in values]
    if type_ == "double":
        return float
    if type_ in NODE_DECODERS:
        return NODE_DECODERS[type_](node_maker(type_, module))
    return None


# ---- values to text ------------------------------------------------------------------------------------------------

SEQUENCES = (list, tuple, type({}.values()), type({}.keys()))


def refuse(value, type_):
    try:
        shown = ascii(value)
    except BaseException:
        shown = "an object"
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise Refused("%s (%s) is not a valid %s" % (shown, type(value).__name__, type_))


def encode_int(value):
    if type(value) is not int:
        refuse(value, "int")
    if not -0x8000000000000000 <= value <= 0x7FFFFFFFFFFFFFFF:
        raise Refused("an int of %d bits does not fit 64" % value.bit_length())
    return str(value)


def encode_double(value):
    if type(value) is int:
        return encode_int(value)
    if type(value) is not float:
        refuse(value, "double")
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value)


def encode_bool(value):
    if type(value) is not bool:
        refuse(value, "bool")
    return "true" if value else "false"


def encode_string(value):
    if type(value) is not str:
        refuse(value, "string")
    return encode_basestring(value)


def encode_char(value):
    if type(value) is not str or len(value) != 1:
        refuse(value, "char")
    return encode_basestring(value)


def encode_list_node(classes):
    def encode(node):
        values, seen = [], set()
        while node is not None:
            if type(node) not in classes:
                refuse(node, "ListNode")
            if id(node) in seen:
                raise Refused("the returned list has a cycle")
            seen.add(id(node))
            values.append(encode_int(node.val))
            if len(values) > NODES_MAX:
                raise Refused("the returned list has more than %d nodes" % NODES_MAX)
            node = node.next
        return "[" + ",".join(values) + "]"

    return encode


def encode_tree_node(classes):
    def encode(root):
        texts, queue, last = [], [root], 0
        for node in queue:  # grows while it is walked; a cycle ends at the bound
            if node is None:
                texts.append("null")
                continue
            if type(node) not in classes:
                refuse(node, "TreeNode")
            texts.append(encode_int(node.val))
            last = len(texts)
            if last > 2 * NODES_MAX:
                raise Refused("the returned tree has a cycle, or more than %d nodes" % NODES_MAX)
            queue.append(node.left)
            queue.append(node.right)
        return "[" + ",".join(texts[:last]) + "]"

    return encode


def encode_graph_node(classes):
    def encode(node):
        if node is None:
            return "[]"
        seen, queue = {id(node)}, [node]
        for at in queue:
            if type(at) not in classes:
                refuse(at, "Node")
            for other in at.neighbors:
                if id(other) not in seen:
                    seen.add(id(other))
                    queue.append(other)
            if len(queue) > NODES_MAX:
                raise Refused("the returned graph has more than %d nodes" % NODES_MAX)
        rows = [None] * len(queue)
        for at in queue:
            if type(at.val) is not int or not 1 <= at.val <= len(queue) or rows[at.val - 1] is not None:
                raise Refused("the nodes of the returned graph are not numbered 1..%d" % len(queue))
            rows[at.val - 1] = "[" + ",".join([encode_int(other.val) for other in at.neighbors]) + "]"
        return "[" + ",".join(rows) + "]"

    return encode


ENCODERS = {"int": encode_int, "long": encode_int, "double": encode_double, "bool": encode_bool, "char": encode_char,
            "string": encode_string}
NODE_ENCODERS = {"ListNode": encode_list_node, "TreeNode": encode_tree_node, "Node": encode_graph_node}
LIMITS = {"int": (-0x8000000000000000, 0x7FFFFFFFFFFFFFFF), "long": (-0x8000000000000000, 0x7FFFFFFFFFFFFFFF)}


def encode_sequence(type_, element, inner):
    limits = LIMITS.get(element)

    def encode(values):
        if type(values) not in SEQUENCES:
            refuse(values, type_)
        if limits and type(values) is list and set(map(type, values)) == {int}:
            # All exact ints: repr is the quick way to their text, when none is huge.
            if min(values) >= limits[0] and max(values) <= limits[1]:
                return repr(values).replace(" ", "")
        texts, size = [], 0
        for value in values:
            text = inner(value)
            size += len(text) + 1
            if size > ANSWER_MAX:
                raise Refused("the answer is longer than 64 MiB")
            texts.append(text)
        return "[" + ",".join(texts) + "]"

    return encode


def encoder(type_, module):
    if type_ in NODE_ENCODERS:
        return NODE_ENCODERS[type_]((NODE_CLASSES[type_], module.get(type_)))
    element = element_of(type_)
    if element is None:
        return ENCODERS[type_]
    return encode_sequence(type_, element, encoder(element, module))


# ---- what went wrong -----------------------------------------------------------------------------------------------


def describe(error):
    kind = type(error).__name__
    if type(error).__module__ not in ("builtins", "solution"):
        kind = "%s.%s" % (type(error).__module__, kind)
    try:
        text = str(error)
    except BaseException:
        text = "<str() of it failed>"
    return "%s: %s" % (kind, text) if text else kind


def format_syntax(error, name):
    out = '  File "%s", line %s\n' % (name, error.lineno)
    if type(error.text) is str and error.text.strip():
        stripped = error.text.lstrip(" \t\f")
        out += "    %s\n" % stripped.rstrip("\n")
        column = (error.offset or 0) - 1 - (len(error.text) - len(stripped))
        if column >= 0:
            out += "    %s^\n" % (" " * min(column, 200))
    return out + "%s: %s" % (type(error).__name__, error.msg)


def format_error(error, lines, name):
    """Python's own form, with the candidate's frames only; long recursions keep both ends."""
    if isinstance(error, SyntaxError) and error.filename == name:
        return format_syntax(error, name)
    frames, trace = [], error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename == name:
            frames.append((trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    out = ["Traceback (most recent call last):"] if frames else []
    for i, (number, function) in enumerate(frames):
        if FRAMES_SHOWN <= i < len(frames) - FRAMES_SHOWN:
            if i == FRAMES_SHOWN:
                out.append("  ... %d more frames ..." % (len(frames) - 2 * FRAMES_SHOWN))
            continue
        out.append('  File "%s", line %d, in %s' % (name, number, function))
        if 0 < number <= len(lines) and lines[number - 1].strip():
            out.append("    " + lines[number - 1].strip()[:200])
    return "\n".join(out + [describe(error)])


# ---- loading -------------------------------------------------------------------------------------------------------


def read_signature():
    """Lines of words: `function NAME RETURNS IN_PLACE TYPES...`, or `class NAME TYPES...` and `method NAME RETURNS TYPES...`."""
    with open("signature", encoding="utf-8") as file:
        return [line.split() for line in file if line.strip()]


def globals_of(source, name):
    """The global names that the source reads, or None for all when it cannot be told."""
    import _symtable as st

    found, tables = set(), [st.symtable(source, name, "exec")]
    for table in tables:
        tables.extend(table.children)
        for symbol, flags in table.symbols.items():
            if (flags >> st.SCOPE_OFF) & st.SCOPE_MASK in (st.GLOBAL_IMPLICIT, st.GLOBAL_EXPLICIT):
                found.add(symbol)
            elif table.type not in (0, "function") and flags & st.USE:
                found.add(symbol)  # a module's or class's own name, perhaps read before it is bound
    return found


def prelude(used):
    names = dict(NODE_CLASSES)
    builtin = vars(sys.modules["builtins"])
    for module_name, exported in PRELUDE:
        wanted = [n for n in exported.split() if n in used and n not in builtin]
        if not wanted:
            continue
        module = __import__(module_name)
        for name in wanted:
            if name in PLAIN and name in names:
                continue
            if hasattr(module, name):
                names[name] = getattr(module, name)
    if "exit" in used and "exit" not in names:
        names["exit"] = sys.exit
    for module_name, _ in PRELUDE:
        if module_name in used:
            names[module_name] = __import__(module_name)
    for module_name in ("typing", "string", "random", "os", "time"):
        if module_name in used and module_name not in names:
            names[module_name] = __import__(module_name)
    return names


def load(source, name, lines):
    """The candidate's module, a dictionary. Leaves with a `reject` or `error` frame when there is none."""
    try:
        code = compile(source, name, "exec", 0, True)  # True: no flags of this file
        used = globals_of(source, name)
    except (SyntaxError, ValueError, OverflowError, RecursionError, MemoryError) as error:
        send(b"reject", 0, cut(format_error(error, lines, name)))
        _exit(0)
    module = type(sys)("solution")
    module.__file__ = name
    sys.modules["solution"] = module
    space = vars(module)
    space.update(prelude(used))
    space["__builtins__"] = sys.modules["builtins"]
    try:
        exec(code, space)
    except BaseException as error:
        flush()
        send(b"error", 0, cut(format_error(error, lines, name)))
        _exit(0)
    return space


def reject(text):
    flush()
    send(b"reject", 0, cut(text))
    _exit(0)


def bind_function(space, name, function):
    """A function from a list of arguments to the result: a method of a new Solution, or a plain function."""
    solution = space.get("Solution")
    if isinstance(solution, type) and callable(getattr(solution, function, None)):
        return lambda args: getattr(solution(), function)(*args)
    plain = space.get(function)
    if callable(plain):
        return lambda args: plain(*args)
    if isinstance(solution, type):
        reject("%s: class Solution has no method %s" % (name, function))
    reject("%s: there is no class Solution with a method %s" % (name, function))


def function_mode(space, name, signature):
    function, returns, in_place, types = signature[0][1], signature[0][2], int(signature[0][3]), signature[0][4:]
    call_it = bind_function(space, name, function)
    decoders = [decoder(t, space) for t in types]
    encode = encoder(types[in_place] if in_place >= 0 else returns, space)
    encoders = [encoder(t, space) for t in types]

    def decode(text, at):
        values, at = parse_lines(text, at, len(types))
        return [v if d is None else d(v) for d, v in zip(decoders, values)], at

    def call(args):
        if in_place < 0:
            return call_it(args)
        kept = args[in_place]
        call_it(args)
        return kept

    def look(args):
        return "".join(one(value) + "\n" for one, value in zip(encoders, args))

    return decode, call, encode, look


def class_mode(space, name, signature):
    class_name = signature[0][1]
    his = space.get(class_name)
    if not isinstance(his, type):
        reject("%s: there is no class %s" % (name, class_name))
    decoders = {class_name: [decoder(t, space) for t in signature[0][2:]]}
    encoders = {class_name: None}
    for _, method, returns, *types in signature[1:]:
        if not callable(getattr(his, method, None)):
            reject("%s: class %s has no method %s" % (name, class_name, method))
        decoders[method] = [decoder(t, space) for t in types]
        encoders[method] = None if returns == "void" else encoder(returns, space)

    def decode(text, at):
        (names, rows), at = parse_lines(text, at, 2)
        return [
            (operation, [v if d is None else d(v) for d, v in zip(decoders[operation], row)])
            for operation, row in zip(names, rows)
        ], at

    def call(operations):
        his_object = his(*operations[0][1])
        results = [(class_name, None)]
        for operation, args in operations[1:]:
            results.append((operation, getattr(his_object, operation)(*args)))
        return results

    def encode(results):
        texts = []
        for operation, value in results:
            one = encoders[operation]
            texts.append("null" if one is None else one(value))
        return "[" + ",".join(texts) + "]"

    return decode, call, encode, lambda operations: ""


# ---- the loop ------------------------------------------------------------------------------------------------------

own_streams = (sys.stdout, sys.stderr)


def flush():
    for stream in own_streams + (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BaseException:
            pass  # closed or replaced by the candidate: nothing of his is lost that could be kept


def decode_inputs(word, payload, decode):
    """The inputs of a `case` or `run` frame, and how often to call: (list, calls)."""
    text, at, calls, copies = payload.decode("utf-8"), 0, 1, 1
    if word == b"run":
        at = text.index("\n") + 1
        calls, copies = [int(number) for number in text[:at].split()]
    inputs = []
    for _ in range(copies):
        native, at = decode(text, at)
        inputs.append(native)
    return inputs, calls


def call_all(call, inputs, calls):
    """Call i takes input i mod len(inputs); of each input the last result."""
    if calls <= len(inputs):
        return [call(native) for native in inputs[:calls]]
    results, copies = [None] * len(inputs), len(inputs)
    for i in range(calls):
        results[i % copies] = call(inputs[i % copies])
    return results


def hold(size, held):
    """Gives free memory back, then takes `size` bytes and touches them: the judge fills up to the peak so far, so that
    whatever the call takes beyond raises it."""
    import ctypes
    import gc

    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    held.append(bytearray(b"\1") * size)


def answer_to(which, inputs, results, encode, look):
    """What `give` asks for: the answer to one input, or the input itself as the calls left it."""
    index, _, what = which.partition(b" ")
    if not results:
        return b""
    index = int(index or 0)
    return (look(inputs[index]) if what else encode(results[index])).encode("utf-8")


def serve(decode, call, encode, look, lines, name):
    import gc

    set_limit, get_limit = sys.setrecursionlimit, sys.getrecursionlimit
    collects, collect_on, collect_off = gc.isenabled, gc.enable, gc.disable
    while True:
        frame, number, payload = receive(b"case", b"run")
        inputs, calls = decode_inputs(frame, payload, decode)
        payload, held = None, []
        send(b"ready", number)
        word, _, size = receive(b"go", b"hold")
        while word == b"hold":
            hold(int(size), held)
            send(b"ready", number)
            word, _, size = receive(b"go", b"hold")
        failure = results = None
        # A collection looks at all that waits, at moments that depend on what was made before: it would be a step in
        # what is measured. What it costs in the long run is a share of each allocation.
        paused = frame == b"run" and not held and collects()
        if paused:
            collect_off()
        try:
            results = call_all(call, inputs, calls)
        except BaseException as error:
            failure = error
        if get_limit() < RECURSION_LIMIT:
            set_limit(RECURSION_LIMIT)
        if paused:
            collect_on()
        flush()
        if failure is not None:
            send(b"error", number, cut(format_error(failure, lines, name)))
            failure = inputs = None
            continue
        send(b"done", number)
        _, _, which = receive(b"give")
        try:
            answer = answer_to(which, inputs, results, encode, look)
        except Refused as error:
            send(b"error", number, cut(str(error)))
        except BaseException as error:
            send(b"error", number, cut(format_error(error, lines, name)))
        else:
            send(b"answer", number, answer)
        inputs = results = answer = None


def grow_stack():
    """As much C stack as the sandbox allows: the kernel looks at the limit when the stack grows, not at exec."""
    hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
    try:
        resource.setrlimit(resource.RLIMIT_STACK, (hard, hard))
    except (OSError, ValueError):
        pass  # then deep recursion through C ends in SIGSEGV earlier
    faulthandler.enable(2, False)  # which says where, on an alternate stack


def main():
    name = "solution.py"
    grow_stack()
    with open(name, "rb") as file:
        source = file.read()
    lines = source.decode("utf-8", "replace").splitlines()
    sys.stdout.reconfigure(errors="backslashreplace")
    sys.setrecursionlimit(RECURSION_LIMIT)
    sys.argv[:] = [name]
    signature = read_signature()
    space = load(source, name, lines)
    mode = function_mode if signature[0][0] == "function" else class_mode
    decode, call, encode, look = mode(space, name, signature)
    flush()
    send(b"hello", 0, b"1")
    serve(decode, call, encode, look, lines, name)


main()
