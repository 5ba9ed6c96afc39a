// SPDX-License-Identifier: MIT
/* generate-bench: what it costs to draw a million whole numbers and write them as text, against a plain loop in C that
 * draws and prints as many. Prints the ratio; fails when it is above what is promised. The plain loop is the fair one:
 * digits by hand into a buffer, no printf (whose loop is shown beside it, and is several times slower). */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "judge/core/generate.h"

enum { NUMBERS = 1000000, PASSES = 15, PROMISED_PERCENT = 200 };

static const char yaml[] = "title: Numbers\n"
                           "difficulty: easy\n"
                           "function: {name: f, params: [{nums: \"int[]\"}], returns: int}\n"
                           "constraints: {nums.length: 1..10^6, \"nums[]\": -10^9..10^9}\n"
                           "generate:\n"
                           "  - {tag: many, size: 10^6, input: {nums: \"array(n, int(-10^9, 10^9))\"}}\n";

/* ---- the plain loops ------------------------------------------------------------------------------------------------
 */

static uint64_t state = 88172645463325252ULL;

static int32_t plain_number(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (int32_t)(state % 2000000001) - 1000000000;
}

static void by_hand(FILE *out)
{
    for (int i = 0; i < NUMBERS; i++) {
        char digits[16], *at = digits + sizeof(digits);
        int32_t number = plain_number();
        uint32_t rest = number < 0 ? 0 - (uint32_t)number : (uint32_t)number;
        *--at = ',';
        do
            *--at = (char)('0' + rest % 10);
        while ((rest /= 10) > 0);
        if (number < 0)
            *--at = '-';
        fwrite_unlocked(at, 1, (size_t)(digits + sizeof(digits) - at), out);
    }
    fflush(out);
}

static void by_printf(FILE *out)
{
    for (int i = 0; i < NUMBERS; i++)
        fprintf(out, "%d,", plain_number());
    fflush(out);
}

/* ---- ours -----------------------------------------------------------------------------------------------------------
 */

static struct problem problem;

static void ours(FILE *out, bool checked)
{
    struct arena a = ARENA(0);
    struct str text = STR(1 << 26);
    struct test_case c;
    struct err e;
    uint32_t attempt = 0;
    int result = checked ? generate_case(&problem, &problem.rules[0], 0, 0, &attempt, &a, &c, &e)
                         : generate_draw(&problem, &problem.rules[0], 0, 0, 0, &a, &c, &e);
    if (result < 0) {
        fprintf(stderr, "generate-bench: %s\n", e.text);
        exit(3);
    }
    value_write(&c.arguments[0], problem.signature.function.params[0].type, &text);
    fwrite(str_text(&text), 1, text.len, out);
    fflush(out);
    str_clear(&text);
    arena_clear(&a);
}

static void drawn(FILE *out)
{
    ours(out, false);
}

static void drawn_and_checked(FILE *out)
{
    ours(out, true);
}

/* ---- measuring ------------------------------------------------------------------------------------------------------
 */

static const struct {
    const char *name;
    void (*run)(FILE *out);
} rows[] = {
    { "plain loop, digits by hand", by_hand },
    { "plain loop, fprintf", by_printf },
    { "gavel: drawn and written", drawn },
    { "gavel: drawn, checked and written", drawn_and_checked },
};

/* CPU, not the clock on the wall: other work on the machine is not what is measured. */
static uint64_t cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * NS_PER_S + (uint64_t)t.tv_nsec;
}

static int load(struct err *e)
{
    char folder[] = "/tmp/gavel-bench-XXXXXX", path[64];
    if (!mkdtemp(folder))
        return err_sys(e, "a folder");
    snprintf(path, sizeof(path), "%s/numbers", folder);
    int result = mkdir(path, 0755) < 0 ? err_sys(e, "%s", path) : 0;
    snprintf(path, sizeof(path), "%s/numbers/statement.md", folder);
    if (result == 0)
        result = file_write_at(AT_FDCWD, path, "Add.\n", 5, 0644, e);
    snprintf(path, sizeof(path), "%s/numbers/problem.yaml", folder);
    if (result == 0)
        result = file_write_at(AT_FDCWD, path, yaml, sizeof(yaml) - 1, 0644, e);
    if (result == 0)
        result = problem_load(&problem, folder, "numbers", e);
    unlink(path);
    snprintf(path, sizeof(path), "%s/numbers/statement.md", folder);
    unlink(path);
    snprintf(path, sizeof(path), "%s/numbers", folder);
    rmdir(path);
    rmdir(folder);
    return result;
}

int main(void)
{
    struct err e = { 0 };
    uint64_t best[COUNT(rows)] = { 0 };
    FILE *out = fopen("/dev/null", "w");
    if (!out || load(&e) < 0) {
        fprintf(stderr, "generate-bench: %s\n", e.text);
        return 3;
    }
    for (int pass = 0; pass < PASSES; pass++) {
        for (size_t i = 0; i < COUNT(rows); i++) {
            uint64_t start = cpu_ns();
            rows[i].run(out);
            uint64_t took = cpu_ns() - start;
            if (pass == 0 || took < best[i])
                best[i] = took;
        }
    }
    printf("%d whole numbers, CPU of the best of %d passes\n", NUMBERS, PASSES);
    for (size_t i = 0; i < COUNT(rows); i++)
        printf("  %-36s %7.2f ms  %5.1f ns each  %5.2f times the loop by hand\n", rows[i].name, (double)best[i] / 1e6,
               (double)best[i] / NUMBERS, (double)best[i] / (double)best[0]);
    problem_clear(&problem);
    fclose(out);
    return best[COUNT(rows) - 1] * 100 > best[0] * PROMISED_PERCENT;
}
