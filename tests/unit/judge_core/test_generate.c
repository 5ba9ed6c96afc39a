// SPDX-License-Identifier: MIT
/* judge/core generate: what the generator language draws is pinned bit for bit, for published cases and fresh inputs
 * must be the same on every machine; slips of an author are told at their place, before anything is drawn. */
#include "judge/core/generate.h"

#include <check.h>
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "judge/core/expr.h"

/* ---- random numbers -------------------------------------------------------------------------------------------------
 */

START_TEST(random_numbers_are_pinned)
{
    struct rng r;
    uint64_t fold = 0;
    rng_seed(&r, 42);
    static const uint64_t first[] = { 0x15780b2e0c2ec716, 0x6104d9866d113a7e, 0xae17533239e499a1, 0xecb8ad4703b360a1 };
    for (size_t i = 0; i < COUNT(first); i++)
        ck_assert_msg(rng_next(&r) == first[i], "number %zu", i);
    for (int i = 0; i < 100000; i++)
        fold = fold * 31 + rng_below(&r, (uint64_t)i % 1000 + 1);
    ck_assert_msg(fold == 14801115587310447674ULL, "below: %" PRIu64, fold);
    for (int i = 0; i < 100000; i++)
        fold = fold * 31 + (uint64_t)rng_between(&r, INT64_MIN + i, INT64_MAX - i);
    ck_assert_msg(fold == 16621494985163011509ULL, "between: %" PRIu64, fold);
}
END_TEST

/* ---- drawings -------------------------------------------------------------------------------------------------------
 */

/* What the expressions know: n = 6, m = 4, i, nums, s, t (a tree). */
static const char *const names[] = { "n", "m", "i", "nums", "s", "t" };
static const struct expr_type int_type = { EXPR_IS_INT, NULL }, text_type = { EXPR_IS_TEXT, NULL },
                              tree_type = { EXPR_IS_TREE, NULL }, ints_type = { EXPR_IS_LIST, &int_type };
static const struct expr_type *const types[] = { &int_type, &int_type, &int_type, &ints_type, &text_type, &tree_type };
static const char *const params[] = { "put.key", "get.name" };
static const struct expr_type *const param_types[] = { &int_type, &text_type };
static const struct expr_names known = { names, types, COUNT(names), params, param_types, COUNT(params) };

static const struct value nums[] = {
    { .kind = VALUE_INT, .integer = 3 },  { .kind = VALUE_INT, .integer = -8 }, { .kind = VALUE_INT, .integer = 11 },
    { .kind = VALUE_INT, .integer = 11 }, { .kind = VALUE_INT, .integer = 40 },
};
static const struct value tree[] = { { .kind = VALUE_INT, .integer = 1 },
                                     { .kind = VALUE_NULL },
                                     { .kind = VALUE_INT, .integer = 2 } };

static const struct value *seen(void *owner, const char *name, size_t *len)
{
    (void)owner;
    *len = strcmp(name, "put.key") == 0 ? COUNT(nums) : 0;
    return nums;
}

static const struct expr *read_text(const char *text, struct arena *a, const struct expr_type **type, size_t *column,
                                    struct err *e)
{
    struct expr_reader r = { .arena = a, .names = &known, .e = e };
    const struct expr *x = expr_read(&r, text, type);
    *column = r.column;
    return x;
}

static int evaluate(const char *text, uint64_t seed, struct arena *a, struct str *out, struct err *e)
{
    const struct value values[] = {
        { .kind = VALUE_INT, .integer = 6 },
        { .kind = VALUE_INT, .integer = 4 },
        { .kind = VALUE_INT },
        { .kind = VALUE_ITEMS, .items = { nums, COUNT(nums) } },
        { .kind = VALUE_STRING, .string = { "gavel", 5 } },
        { .kind = VALUE_ITEMS, .items = { tree, COUNT(tree) } },
    };
    struct expr_scope scope = { names, values, COUNT(names) };
    struct rng rng;
    struct expr_context c = { .rng = &rng, .scope = &scope, .arena = a, .seen = seen };
    const struct expr_type *type;
    struct value v;
    size_t column;
    const struct expr *x = read_text(text, a, &type, &column, e);
    rng_seed(&rng, seed);
    if (!x || expr_eval(&c, x, &v, e) < 0)
        return -1;
    value_write(&v, NULL, out);
    return 0;
}

/* One drawing of everything there is, from seed 1: the expression, and what it gives. */
static const struct {
    const char *expression, *want;
} golden[] = {
    { "[-10^2, 2^3 + 1, 7 / 2, -7 % 4, (1 + 2) * 3]", "[-100,9,3,-3,9]" },
    { "array(n, int(-10^9, 10^9))", "[405843667,40873240,148211400,-217342796,394356833,-712855927]" },
    { "array(3, int(-2^62 * 2, 2^62 - 1 + 2^62))", "[3743247123249303749,376989097743764714,1367008882666915092]" },
    { "int(0, 5)", "4" },
    { "array(20, int(-5, 100, edges))", "[50,36,10,-4,53,96,65,89,99,-5,47,32,17,85,99,-1,36,19,83,44]" },
    { "int(7, 7, edges)", "7" },
    { "array(12, bool())", "[false,false,false,true,false,true,true,true,false,false,false,false]" },
    { "array(12, bool(90))", "[true,true,true,true,true,true,true,true,true,true,false,false]" },
    { "array(4, double(-10, 10))", "[4.059,0.409,1.482,-2.174]" },
    { "array(3, double(0, 1, 12))", "[0.702921833159,0.520436619939,0.57410570002]" },
    { "array(n, prime(10^12, 2*10^12))",
      "[1702921833199,1520436619979,1574105700061,1391328602057,1697178416611,1143572036881]" },
    { "prime(2, 3)", "3" },
    { "array(n, char())", "[\"s\",\"n\",\"o\",\"k\",\"s\",\"d\"]" },
    { "array(n, char('xyz'))", "[\"z\",\"y\",\"y\",\"y\",\"z\",\"x\"]" },
    { "string(20)", "\"snoksdbjwoyyyrpxcmbb\"" },
    { "string(20, 'a-c0-9')", "\"63426ba184999548b3aa\"" },
    { "string(8, 'a-z', distinct)", "\"snyjpdbh\"" },
    { "string(16, 'a-e', sorted)", "\"aabbccccdddeeeee\"" },
    { "string(5, 'a-zA-Z', equal)", "\"KKKKK\"" },
    { "palindrome(9)", "\"snokskons\"" },
    { "palindrome(8, 'ab')", "\"bbbaabbb\"" },
    { "periodic(11, 3)", "\"snosnosnosn\"" },
    { "periodic(4, 9, '01')", "\"1110\"" },
    { "brackets(8)", "\"()((()))()()()()\"" },
    { "brackets(8, '()[]{}')", "\"{}[{()}]{}{}[]()\"" },
    { "brackets(4, '()[]', deep)", "\"[[[()]]]\"" },
    { "brackets(4, '()[]', flat)", "\"[][][]()\"" },
    { "spell(12345, 4)", "\"asgv\"" },
    { "spell(5, 3, '01')", "\"101\"" },
    { "digits(-9007199254740993)", "\"-9007199254740993\"" },
    { "array(8, int(0, 9), distinct)", "[7,5,3,6,1,0,8,9]" },
    { "array(8, int(0, 99), sorted)", "[7,14,38,39,52,57,69,70]" },
    { "array(8, int(0, 99), descending)", "[70,69,57,52,39,38,14,7]" },
    { "array(12, int(0, 99), nearly_sorted)", "[7,14,38,39,52,55,57,69,95,86,93,70]" },
    { "array(8, int(0, 99), distinct, rotated)", "[69,70,7,14,38,39,52,57]" },
    { "array(9, int(0, 99), mountain)", "[70,86,69,57,52,39,38,14,7]" },
    { "array(4, int(0, 99), equal)", "[70,70,70,70]" },
    { "array(100, 100 - i, sorted)[99]", "100" },
    { "array(3, array(int(0, 3), int(0, 9)))", "[[5,5],[6],[]]" },
    { "array(3, string(4, 'a-z'), sorted)", "[\"sdbj\",\"snok\",\"woyy\"]" },
    { "list(5, 2 * i)", "[0,2,4,6,8]" },
    { "list(4, int(0, 9), distinct)", "[7,5,3,6]" },
    { "list(4, int(0, 9), sorted)", "[3,5,5,7]" },
    { "list(4, int(0, 9), descending)", "[7,5,5,3]" },
    { "list(4, int(0, 9), nearly_sorted)", "[5,5,3,7]" },
    { "list(4, int(0, 9), rotated)", "[5,7,3,5]" },
    { "list(4, int(0, 9), mountain)", "[5,5,7,3]" },
    { "list(4, int(0, 9), equal)", "[7,7,7,7]" },
    { "matrix(2, 3, int(-9, 9))", "[[4,0,1],[-2,4,-7]]" },
    { "matrix(2, 3, i)", "[[0,1,2],[3,4,5]]" },
    { "matrix(3, 3, int(0, 20), distinct)", "[[14,10,12],[8,3,1],[18,11,19]]" },
    { "matrix(2, 3, int(0, 20), sorted)", "[[3,8,10],[12,14,14]]" },
    { "matrix(2, 4, int(0, 20), sorted_rows)", "[[8,10,12,14],[1,3,8,14]]" },
    { "matrix(3, 3, int(0, 20), sorted_both)", "[[1,8,14],[3,8,14],[10,12,18]]" },
    { "matrix(3, 3, int(0, 20), symmetric)", "[[14,10,12],[10,14,3],[12,3,18]]" },
    { "permutation(8)", "[4,7,0,2,1,6,3,5]" },
    { "permutation(4, -2)", "[-2,1,-1,0]" },
    { "range(4)", "[0,1,2,3]" },
    { "range(4, 10)", "[10,11,12,13]" },
    { "range(4, 10, -3)", "[10,7,4,1]" },
    { "intervals(3, 0, 100)", "[[52,70],[39,57],[14,70]]" },
    { "intervals(3, 0, 100, sorted)", "[[14,70],[39,57],[52,70]]" },
    { "intervals(3, 0, 100, disjoint)", "[[7,14],[57,70],[39,52]]" },
    { "intervals(3, 0, 100, sorted, disjoint)", "[[7,14],[39,52],[57,70]]" },
    { "tree(7, int(0, 99))", "[7,null,38,86,93,55,null,95,null,null,93]" },
    { "tree(7, int(0, 99), random)", "[7,null,38,86,93,55,null,95,null,null,93]" },
    { "tree(6, int(0, 99), balanced)", "[70,52,57,39,69,14]" },
    { "tree(4, i, left)", "[0,1,null,2,null,3]" },
    { "tree(4, i, right)", "[0,null,1,null,2,null,3]" },
    { "tree(5, i, zigzag)", "[0,null,1,2,null,null,3,4]" },
    { "tree(7, i, caterpillar)", "[0,1,2,null,null,3,4,null,null,5,6]" },
    { "tree(7, int(0, 99), bst)", "[7,null,86,66,95,38,null,93,null,null,55]" },
    { "tree(7, int(0, 99), balanced, bst)", "[52,14,69,7,39,57,70]" },
    { "tree(7, int(0, 99), balanced, almost_bst)", "[52,14,70,7,39,57,69]" },
    { "tree(7, int(0, 99), balanced, heap)", "[70,69,57,52,39,14,7]" },
    { "graph(5, 6)", "[[2,5],[1,3,4,5],[2,4],[2,3],[1,2]]" },
    { "graph(5, 10)", "[[2,3,4,5],[1,3,4,5],[1,2,4,5],[1,2,3,5],[1,2,3,4]]" },
    { "edges(6, 5)", "[[3,5],[2,0],[3,4],[0,4],[2,3]]" },
    { "edges(6, 5, connected)", "[[1,3],[5,3],[2,3],[3,4],[0,1]]" },
    { "edges(6, 5, acyclic)", "[[2,3],[3,4],[0,4],[0,2],[3,5]]" },
    { "edges(5, 7, connected, acyclic)", "[[1,3],[0,2],[1,4],[0,1],[0,3],[1,2],[4,3]]" },
    { "choose(1, 2, 3)", "3" },
    { "array(12, weighted(3, 'a', 1, 'b'))",
      "[\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"a\",\"b\",\"a\",\"b\",\"b\"]" },
    { "array(4, pick(nums))", "[11,11,11,-8]" },
    { "array(4, pair_sum(nums))", "[22,3,14,14]" },
    { "pair_sum(nums, first)", "-5" },
    { "pair_sum(nums, last)", "51" },
    { "pair_sum(nums, ends)", "43" },
    { "no_pair_sum(nums, -30, 80)", "48" },
    { "array(4, subset_sum(nums, 3))", "[14,35,62,14]" },
    { "array(4, absent(nums, 0, 12))", "[9,6,7,5]" },
    { "subsequence(nums, 3)", "[-8,11,11]" },
    { "subsequence('abcdefghij', 4)", "\"dfgj\"" },
    { "subsequence('abcdefghij', 4, first)", "\"aegh\"" },
    { "subsequence('abcdefghij', 4, last)", "\"dfgj\"" },
    { "subsequence('abcdefghij', 4, first, last)", "\"aegj\"" },
    { "shuffle(range(8))", "[4,7,0,2,1,6,3,5]" },
    { "shuffle('abcdefgh')", "\"ehacbgdf\"" },
    { "sort(nums)", "[-8,3,11,11,40]" },
    { "sort('gavel')", "\"aeglv\"" },
    { "reverse(nums)", "[40,11,11,-8,3]" },
    { "reverse(s)", "\"levag\"" },
    { "slice(nums, 1, 3)", "[-8,11]" },
    { "slice(s, 0, 2)", "\"ga\"" },
    { "concat(nums, [1], [])", "[3,-8,11,11,40,1]" },
    { "concat('ab', s)", "\"abgavel\"" },
    { "repeat([7, 8], 2)", "[7,8,7,8]" },
    { "repeat('ab', 3)", "\"ababab\"" },
    { "repeat(s, 0)", "\"\"" },
    { "array(4, seen(put.key, 9))", "[11,11,11,-8]" },
    { "seen(get.name, 'none')", "\"none\"" },
    { "min(4, 2, 3)", "2" },
    { "min(nums)", "-8" },
    { "max(4, 2, 3)", "4" },
    { "max(nums)", "40" },
    { "sum(nums)", "57" },
    { "abs(-5)", "5" },
    { "isqrt(2^62 + 2^61)", "2630119584" },
    { "isqrt(99)", "9" },
    { "log2(1)", "0" },
    { "log2(2^40 + 5)", "40" },
    { "length(s)", "5" },
    { "length(nums)", "5" },
    { "nodes(t)", "2" },
    { "nums[4] + nums.length", "45" },
    { "s[1]", "\"a\"" },
};

START_TEST(drawings_are_pinned)
{
    struct err e = { 0 };
    struct arena a = ARENA(1 << 20);
    CLEANUP(str_clear) struct str out = STR(1 << 16);
    ck_assert_msg(evaluate(golden[_i].expression, 1, &a, &out, &e) == 0, "%s: %s", golden[_i].expression, e.text);
    ck_assert_msg(strcmp(str_text(&out), golden[_i].want) == 0, "%s: got %s", golden[_i].expression, str_text(&out));
    arena_clear(&a);
}
END_TEST

static bool is_pinned(const char *function, const char *word, size_t len)
{
    char call[64];
    snprintf(call, sizeof(call), "%s(", function);
    for (size_t i = 0; i < COUNT(golden); i++) {
        const char *at = strstr(golden[i].expression, call);
        if (!at || (at > golden[i].expression && (isalnum((unsigned char)at[-1]) || at[-1] == '_')))
            continue;
        char wanted[64];
        snprintf(wanted, sizeof(wanted), ", %.*s", (int)len, word);
        if (len == 0 || strstr(at, wanted))
            return true;
    }
    return false;
}

START_TEST(every_function_and_option_is_pinned)
{
    const struct expr_function *f = &expr_functions[_i];
    ck_assert_msg(is_pinned(f->name, "", 0), "%s has no drawing that is pinned", f->name);
    for (const char *word = f->options; word && *word;) {
        size_t len = strcspn(word, " ");
        ck_assert_msg(is_pinned(f->name, word, len), "%s(…, %.*s) has no drawing that is pinned", f->name, (int)len,
                      word);
        word += len + strspn(word + len, " ");
    }
}
END_TEST

/* ---- slips, told when the problem is loaded ------------------------------------------------------------------------
 */

static const struct {
    const char *why, *expression;
    size_t column;
    const char *error;
} slips[] = {
    { "a text for a number", "array('a', 1)", 7, "argument 1 of array is text, not int (it takes \"int T -> [T]\")" },
    { "a text to calculate with", "n + 'a'", 5, "an operand of + is text, not int" },
    { "a list to calculate with", "2 * nums", 5, "an operand of * is [int], not int" },
    { "minus a text", "-s", 2, "an operand of - is text, not int" },
    { "too few arguments", "1 + array(n)", 5, "array takes \"int T -> [T]\", not 1 argument" },
    { "too many arguments", "int(1, 2, 3)", 1, "int takes \"int int -> int\", not 3 arguments" },
    { "an option misspelled", "array(n, 1, sortd)", 13, "\"sortd\" is not a name known here" },
    { "an option of another function", "string(n, 'a', mountain)", 16, "\"mountain\" is not a name known here" },
    { "a name misspelled", "array(n, mums[0])", 10, "\"mums\" is not a name known here (did you mean \"nums\"?)" },
    { "a function misspelled", "shufle(nums)", 1, "\"shufle\" is not a function (did you mean \"shuffle\"?)" },
    { "lists of two kinds", "choose(1, 'a')", 11, "argument 2 of choose is text, not T (it takes \"T... -> T\")" },
    { "items of two kinds", "[1, 'a']", 5, "the items of a list must be of one type" },
    { "a text and a list joined", "concat(s, nums)", 11,
      "argument 2 of concat is [int], not S (it takes \"S... -> S\")" },
    { "a number to turn round", "reverse(5)", 9, "argument 1 of reverse is int, not S (it takes \"S -> S\")" },
    { "a weight without its value", "weighted(1, 'a', 2)", 1, "weighted takes \"(int T)... -> T\", not 3 arguments" },
    { "the length of a number", "n.length", 1, "this has no length" },
    { "the length of a tree", "t.length", 1, "this has no length; nodes(x) counts" },
    { "an item of a tree", "t[0]", 1, "this has no items by number; nodes(x) counts" },
    { "a text as a place", "nums['a']", 6, "the number of an item is text, not int" },
    { "a sum of texts", "sum(['a'])", 5, "argument 1 of sum is [text], not [int] (it takes \"[int] -> int\")" },
    { "seen of what is no name", "seen(n + 1, 2)", 6, "argument 1 of seen is a name such as put.key" },
    { "seen of no parameter", "seen(put.kye, 2)", 6,
      "\"put.kye\" is not a method's parameter (did you mean \"put.key\"?)" },
    { "seen with another type", "seen(get.name, 2)", 16,
      "argument 2 of seen is int, not T (it takes \"param T -> T\")" },
    { "known numbers that do not fit", "int(0, 10^19)", 8, "10 ^ 19 does not fit 64 bits" },
    { "a known division by zero", "n + 1 / 0", 5, "division by zero" },
    { "a number too long", "n * 99999999999999999999", 5, "the number does not fit 64 bits" },
    { "a parenthesis left open", "(n + 1", 7, "expected ')'" },
    { "a text without its end", "string(n, 'a)", 12, "a text without its end" },
    { "something behind it", "n n", 3, "something follows the expression" },
    { "nothing", " ", 2, "it ends too early" },
};

START_TEST(slips_are_told_at_their_column)
{
    struct err e = { 0 };
    struct arena a = ARENA(1 << 20);
    const struct expr_type *type;
    size_t column;
    ck_assert_msg(!read_text(slips[_i].expression, &a, &type, &column, &e), "%s: was read", slips[_i].why);
    ck_assert_msg(strcmp(e.text, slips[_i].error) == 0, "%s: got %s", slips[_i].why, e.text);
    ck_assert_msg(column == slips[_i].column, "%s: at column %zu", slips[_i].why, column);
    arena_clear(&a);
}
END_TEST

START_TEST(nesting_is_capped)
{
    char text[4096];
    struct err e = { 0 };
    struct arena a = ARENA(1 << 20);
    const struct expr_type *type;
    size_t column;
    for (size_t depth = 1; depth < 2000; depth *= 3) {
        memset(text, '(', depth);
        text[depth] = '1';
        memset(text + depth + 1, ')', depth);
        text[2 * depth + 1] = '\0';
        ck_assert_int_eq(read_text(text, &a, &type, &column, &e) != NULL, depth < EXPR_DEPTH_MAX);
        memset(text, '-', depth);
        ck_assert_int_eq(read_text(text, &a, &type, &column, &e) != NULL, false);
    }
    arena_clear(&a);
}
END_TEST

/* What can be known only when it is drawn. */
static const struct {
    const char *why, *expression, *error;
} refusals[] = {
    { "no such range", "array(n, int(i, 3))", "int: 4 is above 3" },
    { "an item that is not there", "nums[n]", "there is no item 6 of 5" },
    { "too many items", "array(n * 1000000, 1)", "array: 6000000 items: not 0 to 4000000 in all" },
    { "too many items in all", "array(1000 * n, array(n * 1000, 1))", "array: 6000 items: not 0 to 4000000 in all" },
    { "fewer items than none", "array(-n, 1)", "array: -6 items: not 0 to 4000000 in all" },
    { "a matrix too large", "matrix(n * 1000, n * 1000, 1)", "matrix: 36000000 items: not 0 to 4000000 in all" },
    { "a text too long", "string(n * 10^6)", "string: a text of 6000000 characters" },
    { "texts too long in all", "array(n * 10, string(n * 10^5))", "string: a text of 600000 characters" },
    { "a text repeated too often", "repeat(s, n * 10^6)", NULL },
    { "more distinct items than there are", "array(n, int(1, 5), distinct)", NULL },
    { "more distinct letters than there are", "string(n, 'a-c', distinct)", "string: the alphabet has not 6 letters" },
    { "a search tree of one value", "tree(n, 7, bst)", NULL },
    { "no prime there", "prime(24, 28)", "prime: no prime from 24 to 28" },
    { "an alphabet of nothing", "string(n, '')", "string: argument 2 is not an alphabet such as 'a-z'" },
    { "the least of nothing", "min(slice(nums, 0, 0))", "min: the list is empty" },
    { "a pair of one", "pair_sum([n])", "pair_sum: needs two whole numbers at least" },
    { "nothing that is absent", "absent([0, 1, 2], 0, 2)", NULL },
    { "more of a list than it has", "subsequence(nums, n)", "subsequence: 6 of 5" },
    { "a slice beyond the end", "slice(nums, 2, n)", "slice: 2 to 6 of 5" },
    { "too many edges", "graph(4, n + 1)", "graph: no connected graph has 4 nodes and 7 edges" },
    { "too few edges", "graph(9, n)", "graph: no connected graph has 9 nodes and 6 edges" },
    { "no room for disjoint intervals", "intervals(n, 0, 11, disjoint)",
      "intervals: no 6 disjoint intervals in 0 to 11" },
    { "an overflow", "array(n, 10^18 * i)[5] * 10", "5000000000000000000 * 10 does not fit 64 bits" },
    { "a range beyond 64 bits", "range(n, 2^62, 2^61)", "range: the last number does not fit 64 bits" },
    { "a double that cannot be exact", "double(0, 10^10, 9)",
      "double: a range that a double cannot hold with 9 decimals" },
};

START_TEST(what_cannot_be_drawn_is_told)
{
    struct err e = { 0 };
    struct arena a = ARENA(512 << 20);
    CLEANUP(str_clear) struct str out = STR(1 << 24);
    ck_assert_msg(evaluate(refusals[_i].expression, 1, &a, &out, &e) == -1, "%s: drawn", refusals[_i].why);
    ck_assert_msg(e.text[0] && (!refusals[_i].error || strcmp(e.text, refusals[_i].error) == 0), "%s: got %s",
                  refusals[_i].why, e.text);
    arena_clear(&a);
}
END_TEST

/* None of them makes much; together they would take for ever. */
static const char *const endless[] = {
    "array(20000, sum(range(20000)))",
    "array(4000, array(2000, int(1, i + 1), sorted)[0] + sum(big))",
    "array(4000, nodes(huge))",
    "array(4000, subset_sum(big, 2))",
    "array(4000, no_pair_sum(big, 1, 10^12))",
    "array(4000, absent(big, -10^12, 0))",
    "array(4000, subsequence(big, 1)[0])",
    "array(4000, max(big))",
};

START_TEST(work_is_bounded)
{
    static struct value many[100000];
    static const char *const at[] = { "big", "huge", "i" };
    static const struct expr_type *const of[] = { &ints_type, &tree_type, &int_type };
    const struct value list = { .kind = VALUE_ITEMS, .items = { many, COUNT(many) } }, values[] = { list, list };
    const struct expr_names big = { .at = at, .types = of, .len = COUNT(at) };
    struct err e = { 0 };
    struct arena a = ARENA(2ULL << 30);
    struct rng rng;
    struct expr_scope scope = { at, values, COUNT(values) };
    struct expr_context c = { .rng = &rng, .scope = &scope, .arena = &a, .steps = EXPR_STEPS_MAX - 2000000 };
    struct expr_reader r = { .arena = &a, .names = &big, .e = &e };
    const struct expr_type *type;
    struct value v;
    for (size_t i = 0; i < COUNT(many); i++)
        many[i] = (struct value){ .kind = VALUE_INT, .integer = (int64_t)i };
    rng_seed(&rng, 1);
    const struct expr *x = expr_read(&r, endless[_i], &type);
    ck_assert_msg(x != NULL, "%s: %s", endless[_i], e.text);
    ck_assert_msg(expr_eval(&c, x, &v, &e) == -1, "%s was drawn", endless[_i]);
    ck_assert_msg(strstr(e.text, "steps") || strstr(e.text, "items") || strstr(e.text, "too large"), "%s: %s",
                  endless[_i], e.text);
    arena_clear(&a);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("generate");
    TCase *tc = tcase_create("generate");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, random_numbers_are_pinned);
    tcase_add_loop_test(tc, drawings_are_pinned, 0, COUNT(golden));
    tcase_add_loop_test(tc, every_function_and_option_is_pinned, 0, (int)expr_functions_len);
    tcase_add_loop_test(tc, slips_are_told_at_their_column, 0, COUNT(slips));
    tcase_add_loop_test(tc, what_cannot_be_drawn_is_told, 0, COUNT(refusals));
    tcase_add_test(tc, nesting_is_capped);
    tcase_add_loop_test(tc, work_is_bounded, 0, COUNT(endless));
    suite_add_tcase(s, tc);
    SRunner *sr = srunner_create(s);
    srunner_run_all(sr, CK_ENV);
    int failed = srunner_ntests_failed(sr);
    srunner_free(sr);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
