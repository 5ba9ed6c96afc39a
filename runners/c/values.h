/* SPDX-License-Identifier: MIT */
/* Text to values and back (docs/protocol.md): a part of driver.h, which reads the text and sends what is written. */
#ifndef GAVEL_VALUES_H
#define GAVEL_VALUES_H

/* ---- text to values ------------------------------------------------------------------------------------------------ */

static char gavel_peek(void)
{
    while (gavel_in < gavel_end && (*gavel_in == ' ' || *gavel_in == '\n'))
        gavel_in++;
    return gavel_in < gavel_end ? *gavel_in : '\0';
}

static bool gavel_take(char c)
{
    if (gavel_peek() != c)
        return false;
    gavel_in++;
    return true;
}

static void *gavel_grow(void *items, size_t len, size_t *cap, size_t size)
{
    if (len < *cap)
        return items;
    *cap = *cap ? *cap * 2 : 8;
    items = realloc(items, *cap * size);
    if (!items)
        abort();
    return items;
}

static long long gavel_read_long(void)
{
    bool negative = gavel_take('-');
    unsigned long long n = 0;
    gavel_peek();
    while (gavel_in < gavel_end && *gavel_in >= '0' && *gavel_in <= '9')
        n = n * 10 + (unsigned long long)(*gavel_in++ - '0');
    return (long long)(negative ? 0 - n : n);
}

static int gavel_read_int(void)
{
    return (int)gavel_read_long();
}

static double gavel_read_double(void)
{
    char *end;
    gavel_peek();
    double v = strtod(gavel_in, &end);
    gavel_in = end;
    return v;
}

static bool gavel_read_bool(void)
{
    bool v = gavel_peek() == 't';
    gavel_in += v ? 4 : 5;
    return v;
}

static char *gavel_read_string(void)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    size_t len = 0, cap = 16;
    char *out = malloc(cap);
    gavel_take('"');
    while (gavel_in < gavel_end && *gavel_in != '"') {
        char c = *gavel_in++;
        if (c == '\\') {
            c = *gavel_in++;
            if (c == 'u') { /* the judge escapes control characters only */
                char hex[5] = { gavel_in[0], gavel_in[1], gavel_in[2], gavel_in[3], 0 };
                c = (char)strtol(hex, NULL, 16);
                gavel_in += 4;
            } else {
                c = to[strchr(from, c) - from];
            }
        }
        out = gavel_grow(out, len + 1, &cap, 1);
        out[len++] = c;
    }
    gavel_take('"');
    out = gavel_grow(out, len, &cap, 1);
    out[len] = '\0';
    return out;
}

static char gavel_read_char(void)
{
    char *s = gavel_read_string(), c = s[0];
    free(s);
    return c;
}

/* An array of anything that READ reads. Never NULL, so that an empty one may be passed on. */
#define GAVEL_READ_ARRAY(NAME, TYPE, READ)                                                                             \
    __attribute__((unused)) static TYPE *NAME(int *size)                                                               \
    {                                                                                                                  \
        size_t len = 0, cap = 1;                                                                                       \
        TYPE *items = malloc(sizeof(TYPE));                                                                            \
        gavel_take('[');                                                                                               \
        while (gavel_peek() != ']' && gavel_in < gavel_end) {                                                          \
            items = gavel_grow(items, len, &cap, sizeof(TYPE));                                                        \
            items[len++] = READ;                                                                                       \
            gavel_take(',');                                                                                           \
        }                                                                                                              \
        gavel_take(']');                                                                                               \
        *size = (int)len;                                                                                              \
        return items;                                                                                                  \
    }                                                                                                                  \
    __attribute__((unused)) static TYPE **NAME##_rows(int *size, int **columns)                                        \
    {                                                                                                                  \
        size_t len = 0, cap = 1, columns_cap = 1;                                                                      \
        TYPE **rows = malloc(sizeof(TYPE *));                                                                          \
        *columns = malloc(sizeof(int));                                                                                \
        gavel_take('[');                                                                                               \
        while (gavel_peek() != ']' && gavel_in < gavel_end) {                                                          \
            rows = gavel_grow(rows, len, &cap, sizeof(TYPE *));                                                        \
            *columns = gavel_grow(*columns, len, &columns_cap, sizeof(int));                                           \
            rows[len] = NAME(&(*columns)[len]);                                                                        \
            len++;                                                                                                     \
            gavel_take(',');                                                                                           \
        }                                                                                                              \
        gavel_take(']');                                                                                               \
        *size = (int)len;                                                                                              \
        return rows;                                                                                                   \
    }

GAVEL_READ_ARRAY(gavel_read_int_array, int, gavel_read_int())
GAVEL_READ_ARRAY(gavel_read_long_array, long long, gavel_read_long())
GAVEL_READ_ARRAY(gavel_read_double_array, double, gavel_read_double())
GAVEL_READ_ARRAY(gavel_read_bool_array, bool, gavel_read_bool())
GAVEL_READ_ARRAY(gavel_read_char_array, char, gavel_read_char())
GAVEL_READ_ARRAY(gavel_read_string_array, char *, gavel_read_string())

static struct ListNode *gavel_read_list(void)
{
    int size;
    int *values = gavel_read_int_array(&size);
    struct ListNode *head = NULL;
    while (size-- > 0) {
        struct ListNode *node = malloc(sizeof(*node));
        node->val = values[size];
        node->next = head;
        head = node;
    }
    free(values);
    return head;
}
GAVEL_READ_ARRAY(gavel_read_list_array, struct ListNode *, gavel_read_list())

static struct TreeNode *gavel_read_tree(void)
{
    struct TreeNode *root = NULL, ***places = NULL;
    size_t len = 0, cap = 0, next = 0;
    places = gavel_grow(places, len, &cap, sizeof(*places));
    places[len++] = &root;
    gavel_take('[');
    while (gavel_peek() != ']' && gavel_in < gavel_end) {
        struct TreeNode **place = places[next++];
        if (gavel_peek() == 'n') {
            gavel_in += 4;
        } else {
            struct TreeNode *node = calloc(1, sizeof(*node));
            node->val = gavel_read_int();
            *place = node;
            places = gavel_grow(places, len, &cap, sizeof(*places));
            places[len++] = &node->left;
            places = gavel_grow(places, len, &cap, sizeof(*places));
            places[len++] = &node->right;
        }
        gavel_take(',');
    }
    gavel_take(']');
    free(places);
    return root;
}
GAVEL_READ_ARRAY(gavel_read_tree_array, struct TreeNode *, gavel_read_tree())

static struct Node *gavel_read_graph(void)
{
    int size, *columns;
    int **rows = gavel_read_int_array_rows(&size, &columns);
    struct Node *nodes = calloc((size_t)size + 1, sizeof(*nodes));
    for (int i = 0; i < size; i++) {
        nodes[i].val = i + 1;
        nodes[i].numNeighbors = columns[i];
        nodes[i].neighbors = malloc(sizeof(struct Node *) * (size_t)(columns[i] + 1));
        for (int k = 0; k < columns[i]; k++)
            nodes[i].neighbors[k] = &nodes[rows[i][k] - 1];
    }
    return size ? nodes : NULL;
}

/* ---- values to text ------------------------------------------------------------------------------------------------ */

static char *gavel_out;
static size_t gavel_out_len, gavel_out_cap;
static const char *gavel_refused; /* why the answer cannot be written */

static void gavel_add(const char *bytes, size_t size)
{
    if (gavel_out_len + size > GAVEL_ANSWER_MAX) {
        gavel_refused = "the answer is longer than 64 MiB";
        return;
    }
    while (gavel_out_len + size > gavel_out_cap) {
        gavel_out_cap = gavel_out_cap ? gavel_out_cap * 2 : 4096;
        gavel_out = realloc(gavel_out, gavel_out_cap);
        if (!gavel_out)
            abort();
    }
    memcpy(gavel_out + gavel_out_len, bytes, size);
    gavel_out_len += size;
}

static void gavel_text(const char *text)
{
    gavel_add(text, strlen(text));
}

static void gavel_write_long(long long v)
{
    char text[32];
    gavel_add(text, (size_t)snprintf(text, sizeof(text), "%lld", v));
}

static void gavel_write_int(int v)
{
    gavel_write_long(v);
}

static void gavel_write_double(double v)
{
    char text[40];
    if (isnan(v) || isinf(v)) {
        gavel_text(isnan(v) ? "NaN" : v > 0 ? "Infinity" : "-Infinity");
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, sizeof(text), "%.*g", digits, v);
        if (strtod(text, NULL) == v)
            break;
    }
    gavel_text(text);
    if (!strpbrk(text, ".e"))
        gavel_text(".0");
}

static void gavel_write_bool(bool v)
{
    gavel_text(v ? "true" : "false");
}

static void gavel_write_bytes(const char *s, size_t len)
{
    gavel_text("\"");
    for (size_t i = 0; i < len && !gavel_refused; i++) {
        unsigned char c = (unsigned char)s[i];
        char escape[8] = { '\\', (char)c, 0 };
        if (c < 32 || c == 127)
            gavel_add(escape, (size_t)snprintf(escape, sizeof(escape), "\\u%04x", c));
        else if (c == '"' || c == '\\')
            gavel_add(escape, 2);
        else
            gavel_add(s + i, 1);
    }
    gavel_text("\"");
}

static void gavel_write_string(const char *s)
{
    if (!s)
        gavel_refused = "NULL is not a string";
    else
        gavel_write_bytes(s, strlen(s));
}

static void gavel_write_char(char c)
{
    gavel_write_bytes(&c, 1);
}

static bool gavel_size_is_good(int size, const void *items)
{
    if (size < 0 || size > GAVEL_ITEMS_MAX)
        gavel_refused = "the returned size is negative or above 10000000 (was *returnSize set?)";
    else if (size > 0 && !items)
        gavel_refused = "NULL was returned with a size above 0";
    return !gavel_refused;
}

#define GAVEL_WRITE_ARRAY(NAME, TYPE, WRITE)                                                                           \
    __attribute__((unused)) static void NAME(TYPE *items, int size)                                                    \
    {                                                                                                                  \
        if (!gavel_size_is_good(size, items))                                                                          \
            return;                                                                                                    \
        gavel_text("[");                                                                                               \
        for (int i = 0; i < size && !gavel_refused; i++) {                                                             \
            if (i > 0)                                                                                                 \
                gavel_text(",");                                                                                       \
            WRITE(items[i]);                                                                                           \
        }                                                                                                              \
        gavel_text("]");                                                                                               \
    }                                                                                                                  \
    __attribute__((unused)) static void NAME##_rows(TYPE **rows, int size, int *columns)                               \
    {                                                                                                                  \
        if (!gavel_size_is_good(size, rows))                                                                           \
            return;                                                                                                    \
        if (size > 0 && !columns) {                                                                                    \
            gavel_refused = "the columns' sizes were not set (*returnColumnSizes)";                                    \
            return;                                                                                                    \
        }                                                                                                              \
        gavel_text("[");                                                                                               \
        for (int i = 0; i < size && !gavel_refused; i++) {                                                             \
            if (i > 0)                                                                                                 \
                gavel_text(",");                                                                                       \
            NAME(rows[i], columns[i]);                                                                                 \
        }                                                                                                              \
        gavel_text("]");                                                                                               \
    }

GAVEL_WRITE_ARRAY(gavel_write_int_array, int, gavel_write_int)
GAVEL_WRITE_ARRAY(gavel_write_long_array, long long, gavel_write_long)
GAVEL_WRITE_ARRAY(gavel_write_double_array, double, gavel_write_double)
GAVEL_WRITE_ARRAY(gavel_write_bool_array, bool, gavel_write_bool)
GAVEL_WRITE_ARRAY(gavel_write_char_array, char, gavel_write_char)
GAVEL_WRITE_ARRAY(gavel_write_string_array, char *, gavel_write_string)

static void gavel_write_list(struct ListNode *node)
{
    gavel_text("[");
    for (int count = 0; node && !gavel_refused; node = node->next) {
        if (count++ > 0)
            gavel_text(",");
        if (count > GAVEL_ITEMS_MAX)
            gavel_refused = "the returned list has a cycle, or more than 10000000 nodes";
        gavel_write_int(node->val);
    }
    gavel_text("]");
}
GAVEL_WRITE_ARRAY(gavel_write_list_array, struct ListNode *, gavel_write_list)

static void gavel_write_tree(struct TreeNode *root)
{
    struct TreeNode **queue = NULL;
    size_t len = 0, cap = 0, start, last;
    queue = gavel_grow(queue, len, &cap, sizeof(*queue));
    queue[len++] = root;
    gavel_text("[");
    start = last = gavel_out_len;
    for (size_t at = 0; at < len && !gavel_refused; at++) {
        if (at > 0)
            gavel_text(",");
        if (len > GAVEL_ITEMS_MAX)
            gavel_refused = "the returned tree has a cycle, or more than 10000000 nodes";
        if (!queue[at]) {
            gavel_text("null");
            continue;
        }
        gavel_write_int(queue[at]->val);
        last = gavel_out_len;
        struct TreeNode *node = queue[at];
        queue = gavel_grow(queue, len, &cap, sizeof(*queue));
        queue[len++] = node->left;
        queue = gavel_grow(queue, len, &cap, sizeof(*queue));
        queue[len++] = node->right;
    }
    gavel_out_len = last > start ? last : start;
    gavel_text("]");
    free(queue);
}

GAVEL_WRITE_ARRAY(gavel_write_tree_array, struct TreeNode *, gavel_write_tree)

/* Nodes are numbered from 1, so a table by number finds them again. */
static void gavel_write_graph(struct Node *root)
{
    struct Node **queue = NULL, **by_number = NULL;
    size_t len = 0, cap = 0, numbers = 1 << 20;
    by_number = calloc(numbers + 1, sizeof(*by_number));
    if (root && root->val >= 1 && (size_t)root->val <= numbers) {
        queue = gavel_grow(queue, len, &cap, sizeof(*queue));
        queue[len++] = by_number[root->val] = root;
    }
    for (size_t at = 0; at < len && !gavel_refused; at++) {
        for (int k = 0; k < queue[at]->numNeighbors; k++) {
            struct Node *other = queue[at]->neighbors[k];
            if (!other || other->val < 1 || (size_t)other->val > numbers) {
                gavel_refused = "the nodes of the returned graph are not numbered from 1";
                break;
            }
            if (by_number[other->val])
                continue;
            queue = gavel_grow(queue, len, &cap, sizeof(*queue));
            queue[len++] = by_number[other->val] = other;
        }
    }
    gavel_text("[");
    for (size_t i = 1; i <= len && !gavel_refused; i++) {
        gavel_text(i > 1 ? ",[" : "[");
        for (int k = 0; by_number[i] && k < by_number[i]->numNeighbors; k++) {
            if (k > 0)
                gavel_text(",");
            gavel_write_int(by_number[i]->neighbors[k]->val);
        }
        gavel_text("]");
    }
    gavel_text("]");
    free(queue);
    free(by_number);
}

#endif
