// SPDX-License-Identifier: MIT
/* base/hash, base/utf8, base/log and base/clock. */
#include "base/hash.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fd.h"
#include "base/log.h"
#include "base/utf8.h"

START_TEST(known_digests)
{
    char hex[HASH_HEX_SIZE];
    hash_bytes("", 0, hex); /* FIPS 180-4's examples */
    ck_assert_str_eq(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    hash_bytes("abc", 3, hex);
    ck_assert_str_eq(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
END_TEST

START_TEST(known_macs)
{
    char hex[HASH_HEX_SIZE]; /* RFC 4231, test cases 2 and 6 */
    unsigned char key[131];
    hash_hmac("Jefe", 4, "what do ya want for nothing?", 28, hex);
    ck_assert_str_eq(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    memset(key, 0xaa, sizeof(key));
    hash_hmac(key, sizeof(key), "Test Using Larger Than Block-Size Key - Hash Key First", 54, hex);
    ck_assert_str_eq(hex, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}
END_TEST

static void digest_of(const char *a, const char *b, const char *c, char hex[HASH_HEX_SIZE])
{
    struct hash *h = hash_new();
    hash_add_text(h, a);
    if (b)
        hash_add_text(h, b);
    if (c)
        hash_add_text(h, c);
    hash_end(h, hex);
}

static const struct {
    const char *why, *one[3], *other[3];
} different[] = {
    { "parts are kept apart", { "ab", "c" }, { "a", "bc" } },
    { "an empty part is a part", { "ab" }, { "ab", "" } },
    { "the place of an empty part counts", { "", "ab" }, { "ab", "" } },
    { "their order counts", { "a", "b" }, { "b", "a" } },
};

START_TEST(parts_are_framed)
{
    char one[HASH_HEX_SIZE], other[HASH_HEX_SIZE], again[HASH_HEX_SIZE];
    digest_of(different[_i].one[0], different[_i].one[1], different[_i].one[2], one);
    digest_of(different[_i].other[0], different[_i].other[1], different[_i].other[2], other);
    digest_of(different[_i].one[0], different[_i].one[1], different[_i].one[2], again);
    ck_assert_msg(strcmp(one, other) != 0, "%s", different[_i].why);
    ck_assert_str_eq(one, again);
}
END_TEST

START_TEST(an_unfinished_digest_is_freed)
{
    hash_free(hash_new());
    hash_free(NULL);
}
END_TEST

static const struct {
    const char *why, *bytes;
    size_t len, want;
    const char *clean;
} utf8_rows[] = {
    { "ASCII", "a", 1, 1, "a" },
    { "NUL is a character", "\0", 1, 1, "" },
    { "two bytes", "\xC3\xA9", 2, 2, "\xC3\xA9" },
    { "the last of four bytes", "\xF4\x8F\xBF\xBF", 4, 4, "\xF4\x8F\xBF\xBF" },
    { "nothing", "", 0, 0, "" },
    { "overlong slash", "\xC0\xAF", 2, 0, "\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "overlong in three bytes", "\xE0\x80\xAF", 3, 0, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "overlong in four bytes", "\xF0\x80\x80\xAF", 4, 0, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "a surrogate", "\xED\xA0\x80", 3, 0, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "before the surrogates", "\xED\x9F\xBF", 3, 3, "\xED\x9F\xBF" },
    { "above U+10FFFF", "\xF4\x90\x80\x80", 4, 0, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "cut short", "\xE2\x82", 2, 0, "\xEF\xBF\xBD\xEF\xBF\xBD" },
    { "good behind bad", "\xFFz", 2, 0, "\xEF\xBF\xBDz" },
};

START_TEST(utf8_characters)
{
    CLEANUP(str_clear) struct str clean = STR(100);
    ck_assert_msg(utf8_length(utf8_rows[_i].bytes, utf8_rows[_i].len) == utf8_rows[_i].want, "%s", utf8_rows[_i].why);
    bool valid = utf8_rows[_i].want > 0 || utf8_rows[_i].len == 0;
    ck_assert_msg(utf8_valid(utf8_rows[_i].bytes, utf8_rows[_i].len) == valid, "%s", utf8_rows[_i].why);
    utf8_clean(utf8_rows[_i].bytes, utf8_rows[_i].len, &clean);
    ck_assert_msg(strcmp(str_text(&clean), utf8_rows[_i].clean) == 0, "%s: %s", utf8_rows[_i].why, str_text(&clean));
}
END_TEST

/* 0, or what is wrong with how utf8_add writes this number. */
static const char *wrong_with(uint32_t scalar)
{
    struct str s = STR(8);
    utf8_add(scalar, &s);
    bool whole = utf8_length(s.data, s.len) == s.len;
    bool replaced = s.len == 3 && memcmp(s.data, "\xEF\xBF\xBD", 3) == 0;
    bool surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
    str_clear(&s);
    if (!whole)
        return "not well-formed";
    return replaced == (surrogate || scalar == 0xFFFD || scalar > 0x10FFFF) ? NULL : "wrongly replaced or kept";
}

START_TEST(every_scalar_is_written_well_formed)
{
    const char *wrong = NULL;
    uint32_t scalar = 0;
    while (scalar <= 0x110000 && !(wrong = wrong_with(scalar)))
        scalar++;
    ck_assert_msg(!wrong, "U+%X is %s", scalar, wrong);
}
END_TEST

/* What the log writes to stderr, for one event. */
static void logged(struct str *out, enum log_level level, const char *message, const char *fact)
{
    CLEANUP_FD int file = memfd_create("log", MFD_CLOEXEC), kept = dup(STDERR_FILENO);
    dup2(file, STDERR_FILENO);
    log_event(level, message, "%s", fact);
    dup2(kept, STDERR_FILENO);
    ck_assert_int_eq((int)lseek(file, 0, SEEK_SET), 0);
    ck_assert_int_eq(fd_read_all(file, out, NULL), 0);
}

static const struct {
    const char *why;
    enum log_level level;
    const char *fact, *line;
} events[] = {
    { "a level, a message, facts", LOG_LEVEL_ERR, "case=3", "<3>ended case=3\n" },
    { "no facts", LOG_LEVEL_INFO, "", "<6>ended\n" },
    { "a quoted newline forges no line", LOG_LEVEL_WARNING, "name=a\n<3>b\033[0m", "<4>ended name=a?<3>b?[0m\n" },
    { "above the level", LOG_LEVEL_DEBUG, "x=1", "" },
};

START_TEST(one_event_is_one_line)
{
    CLEANUP(str_clear) struct str line = STR(10000);
    logged(&line, events[_i].level, "ended", events[_i].fact);
    ck_assert_msg(strcmp(str_text(&line), events[_i].line) == 0, "%s: %s", events[_i].why, str_text(&line));
}
END_TEST

START_TEST(a_long_event_is_cut)
{
    CLEANUP(str_clear) struct str line = STR(10000);
    char fact[5000];
    memset(fact, 'a', sizeof(fact) - 1);
    fact[sizeof(fact) - 1] = '\0';
    logged(&line, LOG_LEVEL_ERR, "ended", fact);
    ck_assert_uint_gt(line.len, 2000);
    ck_assert_uint_le(line.len, 2048);
    ck_assert_int_eq(line.data[line.len - 1], '\n');
}
END_TEST

START_TEST(clocks_run_forward)
{
    uint64_t a = clock_now_ns(), b = clock_now_ns();
    ck_assert_uint_le(a, b);
    ck_assert_uint_gt(clock_wall_ns(), 1700000000 * NS_PER_S); /* since November 2023 */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hash");
    TCase *tc = tcase_create("hash");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, known_digests);
    tcase_add_test(tc, known_macs);
    tcase_add_loop_test(tc, parts_are_framed, 0, (int)COUNT(different));
    tcase_add_test(tc, an_unfinished_digest_is_freed);
    tcase_add_loop_test(tc, utf8_characters, 0, (int)COUNT(utf8_rows));
    tcase_add_test(tc, every_scalar_is_written_well_formed);
    tcase_add_loop_test(tc, one_event_is_one_line, 0, (int)COUNT(events));
    tcase_add_test(tc, a_long_event_is_cut);
    tcase_add_test(tc, clocks_run_forward);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
