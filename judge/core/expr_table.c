// SPDX-License-Identifier: MIT
/* The functions of the generator language. A new one is a row here, a short function, a row in the golden test
 * (tests/unit/judge_core/test_generate.c) and a line in docs/problem-format.md. What an existing one draws for a seed
 * must never change, for published cases depend on it; nor the order of its options, only their number. */
#include "judge/core/expr_functions.h"

#define ORDER "distinct sorted descending nearly_sorted rotated mountain equal"
#define SHAPE "random balanced left right zigzag bst almost_bst heap caterpillar"

const struct expr_function expr_functions[] = {
    { "int", "int int -> int", "edges", false, expr_draw_int },
    { "bool", "int? -> bool", NULL, false, expr_draw_bool },
    { "double", "int int int? -> double", NULL, false, expr_draw_double },
    { "prime", "int int -> int", NULL, false, expr_draw_prime },
    { "char", "text? -> text", NULL, false, expr_draw_char },
    { "string", "int text? -> text", "distinct sorted equal", false, expr_draw_string },
    { "palindrome", "int text? -> text", NULL, false, expr_draw_palindrome },
    { "periodic", "int int text? -> text", NULL, false, expr_draw_periodic },
    { "brackets", "int text? -> text", "deep flat", false, expr_draw_brackets },
    { "spell", "int int text? -> text", NULL, true, expr_make_spell },
    { "digits", "int -> text", NULL, true, expr_make_digits },
    { "array", "int T -> [T]", ORDER, false, expr_draw_array },
    { "list", "int T -> [T]", ORDER, false, expr_draw_array },
    { "matrix", "int int T -> [[T]]", "distinct sorted sorted_rows sorted_both symmetric", false, expr_draw_matrix },
    { "permutation", "int int? -> [int]", NULL, false, expr_draw_permutation },
    { "range", "int int? int? -> [int]", NULL, true, expr_make_range },
    { "intervals", "int int int -> [[int]]", "sorted disjoint", false, expr_draw_intervals },
    { "tree", "int int -> tree", SHAPE, false, expr_draw_tree },
    { "graph", "int int -> graph", NULL, false, expr_draw_graph },
    { "edges", "int int -> [[int]]", "connected acyclic", false, expr_draw_edges },
    { "choose", "T... -> T", NULL, false, expr_draw_choose },
    { "weighted", "(int T)... -> T", NULL, false, expr_draw_weighted },
    { "pick", "[T] -> T", NULL, false, expr_draw_pick },
    { "pair_sum", "[int] -> int", "first last ends", false, expr_draw_pair_sum },
    { "no_pair_sum", "[int] int int -> int", NULL, false, expr_draw_no_pair_sum },
    { "subset_sum", "[int] int -> int", NULL, false, expr_draw_subset_sum },
    { "absent", "[int] int int -> int", NULL, false, expr_draw_absent },
    { "subsequence", "S int -> S", "first last", false, expr_draw_subsequence },
    { "shuffle", "S -> S", NULL, false, expr_draw_shuffle },
    { "sort", "S -> S", NULL, true, expr_make_sort },
    { "reverse", "S -> S", NULL, true, expr_make_reverse },
    { "slice", "S int int -> S", NULL, true, expr_make_slice },
    { "concat", "S... -> S", NULL, true, expr_make_concat },
    { "repeat", "S int -> S", NULL, true, expr_make_repeat },
    { "seen", "param T -> T", NULL, false, expr_draw_seen },
    { "min", "int... -> int | [int] -> int", NULL, true, expr_make_min },
    { "max", "int... -> int | [int] -> int", NULL, true, expr_make_max },
    { "sum", "[int] -> int", NULL, true, expr_make_sum },
    { "abs", "int -> int", NULL, true, expr_make_abs },
    { "isqrt", "int -> int", NULL, true, expr_make_isqrt },
    { "log2", "int -> int", NULL, true, expr_make_log2 },
    { "length", "S -> int", NULL, true, expr_make_length },
    { "nodes", "tree -> int | graph -> int", NULL, true, expr_make_nodes },
};
const size_t expr_functions_len = COUNT(expr_functions);
