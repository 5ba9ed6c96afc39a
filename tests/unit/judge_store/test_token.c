// SPDX-License-Identifier: MIT
/* Tokens: found by their hash alone, until they are revoked. */
#include "fixture.h"

static int add(const char *id, const char *name, const char *hash, enum store_scope scope)
{
    struct store_token t = {
        .id = id, .name = name, .hash = hash, .scope = scope, .running_max = 3, .rate_per_minute = 60
    };
    return store_token_add(store, &t, &err);
}

START_TEST(a_secret_is_long_and_never_the_same)
{
    char first[STORE_TOKEN_SIZE], second[STORE_TOKEN_SIZE], hash[HASH_HEX_SIZE];
    store_token_secret(first);
    store_token_secret(second);
    ck_assert_str_ne(first, second);
    ck_assert_int_eq(strncmp(first, "gvl_", 4), 0);
    ck_assert_uint_eq(strspn(first + 4, "0123456789abcdefghjkmnpqrstvwxyz"), 52);
    ck_assert_uint_eq(strlen(first), STORE_TOKEN_SIZE - 1);
    store_token_hash("gvl_test", hash);
    ck_assert_str_eq(hash, "2ec67a22784c8d88cfeb74993170a402a324d66466d29ebf11304a7372e8d8dc");
}
END_TEST

START_TEST(a_token_is_found_by_its_hash)
{
    struct store_token t;
    size_t live, made;
    OK(add("1", "ci", "hash one", STORE_SCOPE_SERVICE));
    ANSWER(STORE_NONE, store_token_find(store, "hash two", &t, &arena, &err));
    OK(store_token_find(store, "hash one", &t, &arena, &err));
    ck_assert_str_eq(t.id, "1");
    ck_assert_str_eq(t.name, "ci");
    ck_assert_int_eq(t.scope, STORE_SCOPE_SERVICE);
    ck_assert_int_eq(t.running_max, 3);
    ck_assert_int_eq(t.rate_per_minute, 60);
    ck_assert_int_gt(t.created_ms, 0);
    OK(add("1", "ci", "hash one", STORE_SCOPE_SERVICE)); /* again, as after a lost answer */
    OK(store_token_count(store, &live, &made, &err));
    ck_assert_uint_eq(live, 1);
    ck_assert_uint_eq(made, 1);
}
END_TEST

START_TEST(a_revoked_token_is_not_found)
{
    struct store_token t, all[4];
    size_t len, made;
    OK(add("1", "ci", "hash one", STORE_SCOPE_OPERATOR));
    ANSWER(STORE_OTHER, add("2", "ci", "hash two", STORE_SCOPE_OPERATOR)); /* the name is taken */
    OK(store_token_revoke(store, "ci", &err));
    ANSWER(STORE_NONE, store_token_find(store, "hash one", &t, &arena, &err));
    ANSWER(STORE_NONE, store_token_revoke(store, "ci", &err));
    OK(add("2", "ci", "hash two", STORE_SCOPE_AUTHOR)); /* and free again */
    OK(store_token_revoke(store, "2", &err));
    OK(add("3", "ci", "hash three", STORE_SCOPE_CANDIDATE));
    OK(store_token_list(store, NULL, all, 4, &len, &arena, &err));
    ck_assert_uint_eq(len, 3);
    ck_assert_int_gt(all[0].revoked_ms, 0);
    ck_assert_int_eq(all[2].revoked_ms, 0);
    ck_assert_ptr_null(all[2].hash);
    OK(store_token_list(store, "1", all, 1, &len, &arena, &err));
    ck_assert_uint_eq(len, 1);
    ck_assert_str_eq(all[0].id, "2");
    OK(store_token_count(store, &len, &made, &err));
    ck_assert_uint_eq(len, 1);
    ck_assert_uint_eq(made, 3); /* the revoked ones count: without any the daemon asks for none */
}
END_TEST

START_TEST(scopes_have_names)
{
    for (int i = STORE_SCOPE_CANDIDATE; i <= STORE_SCOPE_OPERATOR; i++)
        ck_assert_int_eq(store_scope_parse(store_scope_name((enum store_scope)i)), i);
    ck_assert_int_eq(store_scope_parse("root"), -1);
}
END_TEST

int main(void)
{
    TCase *tc = tcase_create("token");
    tcase_add_test(tc, a_secret_is_long_and_never_the_same);
    tcase_add_test(tc, a_token_is_found_by_its_hash);
    tcase_add_test(tc, a_revoked_token_is_not_found);
    tcase_add_test(tc, scopes_have_names);
    return run_suite(tc, "token");
}
