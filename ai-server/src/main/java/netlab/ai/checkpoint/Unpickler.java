package netlab.ai.checkpoint;

import ai.djl.ndarray.types.DataType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a pickle that holds tensors and plain values, and refuses every other.
 *
 * <p>A pickle is a program for a stack machine, and Python's runs whatever function it names: opening somebody's pickle
 * is running their code. This machine knows the handful of names that {@code torch.save} uses for tensors, as data;
 * there is nothing in it that could call anything. Opcodes are those of Python's {@code pickletools}, protocols 2 to 5.
 */
final class Unpickler {
    /** A class or function that the pickle names; nothing can be done with it but what {@link #reduce} knows. */
    private record Name(String module, String name) {
        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    private static final Name ORDERED_DICT = new Name("collections", "OrderedDict");
    private static final Name REBUILD_TENSOR = new Name("torch._utils", "_rebuild_tensor_v2");
    private static final Name REBUILD_PARAMETER = new Name("torch._utils", "_rebuild_parameter");

    private static final Object MARK = new Object();
    private static final Object NONE = new Object();

    /** Longest text or list, and most values in all: many times what the largest models have. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int MAX_VALUES = 4_000_000;

    private final InputStream in;
    private final Deque<Object> stack = new ArrayDeque<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int values;

    /** Reads from {@code in}, and nothing beyond the pickle's end. */
    Unpickler(InputStream in) {
        this.in = in;
    }

    /**
     * Returns the one value of the pickle: a String, a BigInteger, a Boolean, a Double, a List, a Map, a
     * {@link TorchTensor}.
     *
     * @throws MalformedCheckpointException if there is anything else in it
     */
    Object read() throws IOException {
        try {
            int opcode = readByte();
            while (opcode != '.') { // STOP
                execute(opcode);
                opcode = readByte();
            }
            return pop();
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
            throw new MalformedCheckpointException("the pickle describes " + e.getMessage(), e);
        }
    }

    private void execute(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> readByte(); // PROTO
            case 0x95 -> readLittleEndian(8); // FRAME
            case 'N' -> push(NONE);
            case 0x88 -> push(true); // NEWTRUE
            case 0x89 -> push(false); // NEWFALSE
            case 'J' -> push(BigInteger.valueOf((int) readLittleEndian(4))); // BININT
            case 'K' -> push(BigInteger.valueOf(readLittleEndian(1))); // BININT1
            case 'M' -> push(BigInteger.valueOf(readLittleEndian(2))); // BININT2
            case 0x8A -> push(readLong()); // LONG1
            case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(readLittleEndian(8)))); // BINFLOAT
            case 'X' -> push(readText(4)); // BINUNICODE
            case 0x8C -> push(readText(1)); // SHORT_BINUNICODE
            case 'T' -> push(readText(4)); // BINSTRING, of Python 2
            case 'U' -> push(readText(1)); // SHORT_BINSTRING, of Python 2
            case '(' -> push(MARK);
            case ')' -> push(List.of()); // EMPTY_TUPLE
            case 0x85 -> push(List.of(pop())); // TUPLE1
            case 0x86 -> pushTuple(2); // TUPLE2
            case 0x87 -> pushTuple(3); // TUPLE3
            case 't' -> push(popToMark()); // TUPLE
            case ']' -> push(new ArrayList<>()); // EMPTY_LIST
            case 'a' -> append(List.of(pop())); // APPEND
            case 'e' -> append(popToMark()); // APPENDS
            case '}' -> push(new LinkedHashMap<>()); // EMPTY_DICT
            case 's' -> setItems(pushedPair()); // SETITEM
            case 'u' -> setItems(popToMark()); // SETITEMS
            case 'q' -> memo.put(readByte(), top()); // BINPUT
            case 'r' -> memo.put((int) readLittleEndian(4), top()); // LONG_BINPUT
            case 0x94 -> memo.put(memo.size(), top()); // MEMOIZE
            case 'h' -> push(remembered(readByte())); // BINGET
            case 'j' -> push(remembered((int) readLittleEndian(4))); // LONG_BINGET
            case 'c' -> push(name(readLine(), readLine())); // GLOBAL
            case 0x93 -> pushStackGlobal(); // STACK_GLOBAL
            case 'R' -> reduce(); // REDUCE
            case 'Q' -> push(storage(pop())); // BINPERSID
            case 'b' -> build(); // BUILD
            default -> throw malformed("the opcode 0x" + Integer.toHexString(opcode));
        }
    }

    private Name name(String module, String name) throws MalformedCheckpointException {
        Name named = new Name(module, name);
        boolean isStorage = module.equals("torch") && TorchTensor.STORAGE_TYPES.containsKey(name);
        if (isStorage
                || named.equals(ORDERED_DICT)
                || named.equals(REBUILD_TENSOR)
                || named.equals(REBUILD_PARAMETER)) {
            return named;
        }
        throw malformed("the name " + named + ", which is none that tensors need");
    }

    private void pushStackGlobal() throws IOException {
        Object name = pop();
        Object module = pop();
        push(name((String) module, (String) name));
    }

    /** What would be a call in Python: {@code function(*arguments)}. */
    private void reduce() throws IOException {
        List<?> arguments = (List<?>) pop();
        Name function = (Name) pop();
        if (function.equals(ORDERED_DICT) && arguments.isEmpty()) {
            push(new LinkedHashMap<>());
        } else if (function.equals(REBUILD_TENSOR) && arguments.size() >= 4) {
            push(new TorchTensor(
                    (TorchTensor.Storage) arguments.get(0),
                    ((BigInteger) arguments.get(1)).longValueExact(),
                    longs(arguments.get(2)),
                    longs(arguments.get(3))));
        } else if (function.equals(REBUILD_PARAMETER) && !arguments.isEmpty()) {
            push((TorchTensor) arguments.get(0));
        } else {
            throw malformed("a call of " + function + " with " + arguments.size() + " arguments");
        }
    }

    /** {@code ('storage', type, key, device, elements)}, and in the legacy format a view, which is always None. */
    private static TorchTensor.Storage storage(Object id) throws MalformedCheckpointException {
        List<?> parts = (List<?>) id;
        if (parts.size() < 5 || !parts.get(0).equals("storage") || (parts.size() > 5 && parts.get(5) != NONE)) {
            throw malformed("a storage of a kind that is not known");
        }
        DataType type = TorchTensor.STORAGE_TYPES.get(((Name) parts.get(1)).name());
        long elements = ((BigInteger) parts.get(4)).longValueExact();
        if (type == null || elements < 0 || elements > Integer.MAX_VALUE) {
            throw malformed("a storage of " + elements + " elements of type " + parts.get(1));
        }
        return new TorchTensor.Storage((String) parts.get(2), type, elements);
    }

    /** Sets attributes of an object: torch hangs version numbers on the dictionary of tensors, which nobody needs. */
    private void build() throws IOException {
        pop();
        if (!(top() instanceof Map)) {
            throw malformed("attributes of something that is no dictionary");
        }
    }

    private static long[] longs(Object list) {
        return ((List<?>) list)
                .stream().mapToLong(n -> ((BigInteger) n).longValueExact()).toArray();
    }

    @SuppressWarnings("unchecked")
    private void append(List<?> items) throws IOException {
        ((List<Object>) top()).addAll(items);
    }

    @SuppressWarnings("unchecked")
    private void setItems(List<?> keysAndValues) throws IOException {
        if (keysAndValues.size() % 2 != 0) {
            throw malformed("a key without a value");
        }
        Map<Object, Object> map = (Map<Object, Object>) top();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            if (!(keysAndValues.get(i) instanceof String)) {
                throw malformed("a key that is no text");
            }
            map.put(keysAndValues.get(i), keysAndValues.get(i + 1));
        }
    }

    private List<Object> pushedPair() throws IOException {
        Object value = pop();
        Object key = pop();
        return List.of(key, value);
    }

    private void pushTuple(int size) throws IOException {
        Object[] items = new Object[size];
        for (int i = size - 1; i >= 0; i--) {
            items[i] = pop();
        }
        push(List.of(items));
    }

    // The stack and the bytes

    private void push(Object value) throws MalformedCheckpointException {
        if (++values > MAX_VALUES) {
            throw malformed("more than " + MAX_VALUES + " values");
        }
        stack.push(value);
    }

    private Object pop() throws MalformedCheckpointException {
        Object value = stack.poll();
        if (value == null || value == MARK) {
            throw malformed("a value that is not there");
        }
        return value;
    }

    private Object top() throws MalformedCheckpointException {
        Object value = pop();
        stack.push(value);
        return value;
    }

    private List<Object> popToMark() throws MalformedCheckpointException {
        ArrayDeque<Object> items = new ArrayDeque<>();
        Object value = stack.poll();
        while (value != MARK) {
            if (value == null) {
                throw malformed("an end of a list that has no beginning");
            }
            items.addFirst(value);
            value = stack.poll();
        }
        return new ArrayList<>(items);
    }

    private Object remembered(int index) throws MalformedCheckpointException {
        Object value = memo.get(index);
        if (value == null) {
            throw malformed("a value that was never stored");
        }
        return value;
    }

    private int readByte() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new MalformedCheckpointException("it ends inside a pickle", new EOFException());
        }
        return b;
    }

    private long readLittleEndian(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) readByte() << (8 * i);
        }
        return value;
    }

    private BigInteger readLong() throws IOException {
        byte[] bytes = readBytes(readByte());
        byte[] bigEndian = new byte[Math.max(1, bytes.length)];
        for (int i = 0; i < bytes.length; i++) {
            bigEndian[bytes.length - 1 - i] = bytes[i];
        }
        return new BigInteger(bigEndian);
    }

    private String readText(int lengthBytes) throws IOException {
        return new String(readBytes(readLittleEndian(lengthBytes)), StandardCharsets.UTF_8);
    }

    private byte[] readBytes(long length) throws IOException {
        if (length > MAX_BYTES) {
            throw malformed("a text of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new MalformedCheckpointException("it ends inside a pickle", new EOFException());
        }
        return bytes;
    }

    private String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int b = readByte();
        while (b != '\n') {
            if (line.length() == 256) {
                throw malformed("a name of more than 256 characters");
            }
            line.append((char) b);
            b = readByte();
        }
        return line.toString();
    }

    private static MalformedCheckpointException malformed(String what) {
        return new MalformedCheckpointException("the pickle contains " + what);
    }
}
