#!/usr/bin/env bash
# The drivers of the offered languages with signatures that no problem here has: arrays in and out of a design class, names
# that the drivers use themselves, a constructor that throws, compiler messages.
. "$(dirname "$0")/lib.sh"

mkdir -p problems/names/solutions/accepted problems/shelf/solutions/accepted
echo 'Names that a driver might use itself.' >problems/names/statement.md
cat >problems/names/problem.yaml <<'END'
title: Names
difficulty: easy
topics: [array]
function: {name: call, params: [{result: "int[]"}, {in: int}, {end: int}, {text: string}, {decode: "int[][]"}], returns: "int[]"}
constraints: {result.length: 0..100, in: 0..100, end: 0..100, text.length: 0..100}
cases:
  - {tag: sample, sample: true, input: {result: [1, 2, 3], in: 1, end: 2, text: abc, decode: [[7], [8, 9]]}, expected: [3, 1, 2, 3, 2, 2]}
END
echo 'Keeps rows of books.' >problems/shelf/statement.md
cat >problems/shelf/problem.yaml <<'END'
title: Shelf
difficulty: easy
topics: [design]
class:
  name: Shelf
  constructor: [{sizes: "int[]"}]
  methods:
    list: {params: [], returns: "int[]"}
    operation: {params: [{rows: "int[][]"}, {unused: int}], returns: "int[][]"}
    tree: {params: [{words: "string[]"}], returns: "string[]"}
    call: {params: [{result: int}], returns: void}
constraints: {list.calls: 0..100} 
cases:
  - tag: sample
    sample: true
    operations: [Shelf, list, operation, tree, call, list]
    arguments: [[[4, 5]], [], [[[1], [2, 3]], 6], [[b, a]], [9], []]
    expected: [null, [4, 5], [[1, 6], [2, 3, 6]], [a, b], null, [4, 5, 9]]
END
sed -i '/^constraints: {list.calls/d' problems/shelf/problem.yaml

cat >names.py <<'END'
class Solution:
    def call(self, result, in_, end, text, decode):
        return [len(result)] + result + [len(decode), end]
END
cat >names.cpp <<'END'
class Solution {
public:
    vector<int> call(vector<int> result, int in, int end, string text, vector<vector<int>> decode) {
        vector<int> all = { (int)text.size() };
        all.insert(all.end(), result.begin(), result.end());
        all.push_back((int)decode.size());
        all.push_back(end * in);
        return all;
    }
};
END
cat >names.c <<'END'
int *call(int *result, int resultSize, int in, int end, char *text, int **decode, int decodeSize, int *decodeColSize,
          int *returnSize)
{
    int *all = malloc(sizeof(int) * (resultSize + 3)), n = 0;
    all[n++] = (int)strlen(text);
    for (int i = 0; i < resultSize; i++)
        all[n++] = result[i];
    all[n++] = decodeSize;
    all[n++] = end * in;
    *returnSize = n;
    return all;
}
END
cat >shelf.py <<'END'
class Shelf:
    def __init__(self, sizes):
        self.sizes = sizes
    def list(self):
        return list(self.sizes)
    def operation(self, rows, unused):
        return [r + [unused] for r in rows]
    def tree(self, words):
        return sorted(words)
    def call(self, result):
        self.sizes = self.sizes + [result]
END
cat >shelf.cpp <<'END'
class Shelf {
    vector<int> sizes;
public:
    Shelf(vector<int> sizes) : sizes(sizes) {}
    vector<int> list() { return sizes; }
    vector<vector<int>> operation(vector<vector<int>> rows, int unused) {
        for (auto &r : rows)
            r.push_back(unused);
        return rows;
    }
    vector<string> tree(vector<string> words) {
        sort(words.begin(), words.end());
        return words;
    }
    void call(int result) { sizes.push_back(result); }
};
END
cat >shelf.c <<'END'
typedef struct { int sizes[100], n; } Shelf;
Shelf *shelfCreate(int *sizes, int sizesSize)
{
    Shelf *s = calloc(1, sizeof(*s));
    memcpy(s->sizes, sizes, sizeof(int) * sizesSize);
    s->n = sizesSize;
    return s;
}
int *shelfList(Shelf *s, int *returnSize)
{
    int *copy = malloc(sizeof(s->sizes));
    memcpy(copy, s->sizes, sizeof(s->sizes));
    *returnSize = s->n;
    return copy;
}
int **shelfOperation(Shelf *s, int **rows, int rowsSize, int *rowsColSize, int unused, int *returnSize,
                     int **returnColumnSizes)
{
    int **all = malloc(sizeof(int *) * rowsSize);
    *returnColumnSizes = malloc(sizeof(int) * rowsSize);
    *returnSize = rowsSize;
    for (int i = 0; i < rowsSize; i++) {
        all[i] = malloc(sizeof(int) * (rowsColSize[i] + 1));
        memcpy(all[i], rows[i], sizeof(int) * rowsColSize[i]);
        all[i][rowsColSize[i]] = unused;
        (*returnColumnSizes)[i] = rowsColSize[i] + 1;
    }
    return all;
}
char **shelfTree(Shelf *s, char **words, int wordsSize, int *returnSize)
{
    char **all = malloc(sizeof(char *) * wordsSize);
    for (int i = 0; i < wordsSize; i++)
        all[i] = words[wordsSize - 1 - i];
    *returnSize = wordsSize;
    return all;
}
void shelfCall(Shelf *s, int result) { s->sizes[s->n++] = result; }
void shelfFree(Shelf *s) { free(s); }
END
sed -i 's/\[len(result)\]/[len(text)]/' names.py
for ending in py cpp c; do
    for problem in names shelf; do
        expect_status 0 "$problem.$ending" "$GAVEL" judge --problems problems "$problem" "$problem.$ending"
    done
done

for language in python cpp c; do
    for problem in names shelf; do
        expect_status 0 "a starter of $problem in $language" "$GAVEL" start --problems problems "$problem" --lang "$language" -o "start-$problem.$language"
    done
done
expect 'the C starter has the sizes of what is returned' grep -q 'shelfOperation(Shelf \*obj, int \*\*rows, int rowsSize, int \*rowsColSize, int unused, int \*returnSize, int \*\*returnColumnSizes)' start-shelf.c

printf 'class Solution {\npublic:\n    Solution() { throw runtime_error("no shelf"); }\n    vector<int> call(vector<int>, int, int, string, vector<vector<int>>) { return {}; }\n};\n' >throws.cpp
expect_status 1 'a constructor that throws' "$GAVEL" judge --problems problems names throws.cpp
expect_output 'no shelf' 'is a runtime error with what it says'

for ending in c cpp; do
    echo 'int call( {' >"broken.$ending"
    expect_status 1 "a syntax error in .$ending" "$GAVEL" judge --problems problems names "broken.$ending"
    expect_output "solution\\.$ending:1" 'is told at its own line'
    cp "$OUT" message
    expect 'and the glue is not named' sh -c '! grep -q "included from" message'
done
finish
