// SPDX-License-Identifier: MIT
/* judge/server/webhook_send: keys, signatures, pauses, and what an answer means. What crosses the network is
 * tests/integration/webhooks.sh's. */
#include "judge/server/webhook_send.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "judge/server/webhook.h"

START_TEST(a_signature_is_what_the_documentation_says)
{
    char signature[WEBHOOK_SIGNATURE_SIZE];
    /* printf '1700000000.{"id":1}' | openssl dgst -sha256 -hmac 00112233 */
    webhook_signature("00112233", 1700000000, "{\"id\":1}", 8, signature);
    ck_assert_str_eq(signature, "t=1700000000,v1=b77db84354dee23c396437cf2f65801a16901b0c5aae50126fb6e8baae903699");
}
END_TEST

START_TEST(a_key_is_of_one_token)
{
    struct webhook_secret s = { "0123456789abcdef0123456789abcdef", 32 }, other = s;
    char one[HASH_HEX_SIZE], two[HASH_HEX_SIZE], three[HASH_HEX_SIZE];
    webhook_key(&s, "a", one);
    webhook_key(&s, "b", two);
    other.text[0] = '1';
    webhook_key(&other, "a", three);
    ck_assert_str_ne(one, two);
    ck_assert_str_ne(one, three);
    webhook_key(&s, "a", three);
    ck_assert_str_eq(one, three);
}
END_TEST

static const struct {
    int64_t first_ms, round;
    uint64_t retry_after_s, random;
    int64_t want_ms;
    const char *why;
} pauses[] = {
    { 10000, 1, 0, 0, 10000, "the first" },
    { 10000, 2, 0, 0, 30000, "three times as long" },
    { 10000, 5, 0, 0, 810000, "and so on" },
    { 10000, 8, 0, 0, WEBHOOK_PAUSE_MS_MAX, "up to a maximum" },
    { 10000, INT64_MAX, 0, 0, WEBHOOK_PAUSE_MS_MAX, "however often" },
    { INT64_MAX, 1, 0, 0, WEBHOOK_PAUSE_MS_MAX, "whatever was set" },
    { 10000, 1, 0, 2500, 12500, "the most jitter" },
    { 10000, 1, 0, 2501, 10000, "which is not more than a quarter" },
    { 10000, 1, 60, 0, 60000, "the receiver may ask for more" },
    { 10000, 1, 1, 0, 10000, "but not for less" },
    { 10000, 1, UINT64_MAX, 0, 86400000, "and not for ever" },
    { 0, 1, 0, UINT64_MAX, 0, "no pause, no jitter" },
};

START_TEST(pauses_grow)
{
    int64_t got = webhook_pause_ms(pauses[_i].first_ms, pauses[_i].round, pauses[_i].retry_after_s, pauses[_i].random);
    ck_assert_msg(got == pauses[_i].want_ms, "%s: %lld, not %lld", pauses[_i].why, (long long)got,
                  (long long)pauses[_i].want_ms);
}
END_TEST

static const struct {
    int status;
    int64_t round;
    enum store_delivered want;
    const char *why;
} answers[] = {
    { 200, 1, STORE_DELIVERED, "acknowledged" },
    { 204, 12, STORE_DELIVERED, "at the last attempt too" },
    { 299, 1, STORE_DELIVERED, "any 2xx" },
    { 300, 1, STORE_TRY_AGAIN, "a redirect is no acknowledgement" },
    { 404, 1, STORE_TRY_AGAIN, "a receiver that is being deployed" },
    { 410, 1, STORE_GIVE_UP, "gone means never again" },
    { 500, 11, STORE_TRY_AGAIN, "the last but one" },
    { 500, 12, STORE_GIVE_UP, "the last" },
    { 0, 12, STORE_GIVE_UP, "nobody answered at the last" },
    { 0, 1, STORE_TRY_AGAIN, "nobody answered" },
};

START_TEST(what_follows_an_answer)
{
    ck_assert_msg(webhook_next(answers[_i].status, answers[_i].round, 12) == answers[_i].want, "%s", answers[_i].why);
}
END_TEST

START_TEST(the_secret_is_made_once)
{
    char folder[] = "/tmp/gavel-webhook.XXXXXX", path[64];
    struct webhook_secret one, two;
    struct stat st;
    struct err e = { 0 };
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof(path), "%s/secret", folder);
    ck_assert_msg(webhook_secret_load(path, &one, &e) == 0, "%s", e.text);
    ck_assert_uint_eq(one.len, 64);
    ck_assert_int_eq(stat(path, &st), 0);
    ck_assert_uint_eq(st.st_mode & 0777, 0600);
    ck_assert_int_eq(webhook_secret_load(path, &two, &e), 0);
    ck_assert_str_eq(one.text, two.text);
    ck_assert_int_eq(chmod(path, 0644), 0);
    ck_assert_int_eq(webhook_secret_load(path, &two, &e), -1);
    ck_assert_int_eq(chmod(path, 0600), 0);
    ck_assert_int_eq(truncate(path, 31), 0);
    ck_assert_int_eq(webhook_secret_load(path, &two, &e), -1);
    unlink(path);
    rmdir(folder);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("webhook");
    TCase *tc = tcase_create("all");
    tcase_add_test(tc, a_signature_is_what_the_documentation_says);
    tcase_add_test(tc, a_key_is_of_one_token);
    tcase_add_loop_test(tc, pauses_grow, 0, (int)COUNT(pauses));
    tcase_add_loop_test(tc, what_follows_an_answer, 0, (int)COUNT(answers));
    tcase_add_test(tc, the_secret_is_made_once);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_NORMAL);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
