// SPDX-License-Identifier: MIT
/* judge/http/address: which addresses a webhook may be sent to. A row that is wrong here lets a stranger's URL reach
 * the operator's own network. */
#include "judge/http/address.h"

#include <arpa/inet.h>
#include <check.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>

static size_t make_address(const char *text, struct sockaddr_storage *out)
{
    struct sockaddr_in *in = (struct sockaddr_in *)(void *)out;
    struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)(void *)out;
    memset(out, 0, sizeof(*out));
    if (inet_pton(AF_INET, text, &in->sin_addr) == 1) {
        in->sin_family = AF_INET;
        return sizeof(*in);
    }
    ck_assert_msg(inet_pton(AF_INET6, text, &in6->sin6_addr) == 1, "%s is no address", text);
    in6->sin6_family = AF_INET6;
    return sizeof(*in6);
}

static const struct {
    const char *address, *kind; /* kind NULL: public */
    const char *why;
} rows[] = {
    { "8.8.8.8", NULL, "an ordinary one" },
    { "1.0.0.0", NULL, "the first behind 0/8" },
    { "0.0.0.0", "this host", "Linux connects to itself" },
    { "0.255.255.255", "this host", "the last of 0/8" },
    { "9.255.255.255", NULL, "the last before 10/8" },
    { "10.0.0.0", "private", "the first of 10/8" },
    { "10.255.255.255", "private", "the last of 10/8" },
    { "11.0.0.0", NULL, "the first behind 10/8" },
    { "100.63.255.255", NULL, "the last before the CGNAT net" },
    { "100.64.0.0", "carrier-grade NAT", "its first" },
    { "100.100.100.200", "carrier-grade NAT", "a cloud's metadata" },
    { "100.127.255.255", "carrier-grade NAT", "its last" },
    { "100.128.0.0", NULL, "the first behind it" },
    { "126.255.255.255", NULL, "the last before 127/8" },
    { "127.0.0.1", "loopback", "the usual one" },
    { "127.255.255.254", "loopback", "all of 127/8 is" },
    { "168.63.129.16", "a cloud's own service", "answers every machine of that cloud" },
    { "168.63.129.17", NULL, "its neighbour is an ordinary one" },
    { "169.254.169.254", "link-local", "the clouds' metadata, with credentials" },
    { "169.253.255.255", NULL, "the last before link-local" },
    { "172.15.255.255", NULL, "the last before 172.16/12" },
    { "172.16.0.1", "private", "its first" },
    { "172.31.255.255", "private", "its last" },
    { "172.32.0.0", NULL, "the first behind it" },
    { "192.0.0.192", "reserved for protocols", "another cloud's metadata" },
    { "192.0.2.1", "for documentation", "TEST-NET-1" },
    { "192.88.99.1", "a 6to4 relay", "leads to a tunnel" },
    { "192.167.255.255", NULL, "the last before 192.168/16" },
    { "192.168.1.1", "private", "a router's page" },
    { "192.169.0.0", NULL, "the first behind it" },
    { "198.17.255.255", NULL, "the last before 198.18/15" },
    { "198.19.255.255", "for benchmarks", "the last of 198.18/15" },
    { "198.51.100.7", "for documentation", "TEST-NET-2" },
    { "203.0.113.7", "for documentation", "TEST-NET-3" },
    { "223.255.255.255", NULL, "the last before multicast" },
    { "224.0.0.1", "multicast", "all hosts" },
    { "239.255.255.250", "multicast", "SSDP" },
    { "240.0.0.1", "reserved", "the old class E" },
    { "255.255.255.255", "reserved", "broadcast" },
    { "2606:4700::1111", NULL, "an ordinary one" },
    { "::", "this host", "Linux connects to itself" },
    { "::1", "loopback", "the only one" },
    { "::2", "IPv4-compatible", "long obsolete" },
    { "::7f00:1", "IPv4-compatible", "127.0.0.1 in the obsolete form" },
    { "::ffff:127.0.0.1", "loopback", "mapped: the kernel sends IPv4" },
    { "::ffff:10.1.2.3", "private", "mapped" },
    { "::ffff:169.254.169.254", "link-local", "mapped metadata" },
    { "::ffff:8.8.8.8", NULL, "mapped and public" },
    { "::ffff:0:127.0.0.1", "IPv4-translated", "SIIT" },
    { "64:ff9b::127.0.0.1", "loopback", "NAT64 of loopback" },
    { "64:ff9b::a9fe:a9fe", "link-local", "NAT64 of the metadata address" },
    { "64:ff9b::8.8.8.8", NULL, "NAT64 of a public one: hosts with IPv6 only reach receivers so" },
    { "64:ff9b:1::1", "local NAT64", "may lead anywhere" },
    { "100::1", "discarded", "the discard prefix" },
    { "2001::1", "a Teredo tunnel", "carries an IPv4 address" },
    { "2001:10::1", "reserved for protocols", "ORCHID" },
    { "2001:1ff:ffff::1", "reserved for protocols", "the last of 2001::/23" },
    { "2001:200::1", NULL, "the first behind it" },
    { "2001:db8::1", "for documentation", "the usual example" },
    { "2002:7f00:1::", "a 6to4 tunnel", "of 127.0.0.1" },
    { "2002:808:808::", "a 6to4 tunnel", "even of a public one: nobody needs it" },
    { "3fff:fff::1", "for documentation", "the newer example" },
    { "4000::1", "not global unicast", "the first behind 2000::/3" },
    { "5f00::1", "for segment routing", "SRv6" },
    { "fc00::1", "private", "unique local" },
    { "fd00:ec2::254", "private", "a cloud's metadata" },
    { "fe80::1", "link-local", "the usual one" },
    { "febf::1", "link-local", "the last of fe80::/10" },
    { "fec0::1", "site-local", "deprecated, still routed by some" },
    { "ff02::1", "multicast", "all nodes" },
};

START_TEST(kinds)
{
    struct sockaddr_storage address;
    size_t len = make_address(rows[_i].address, &address);
    const char *kind = address_kind((struct sockaddr *)&address, len);
    if (rows[_i].kind)
        ck_assert_msg(kind && strcmp(kind, rows[_i].kind) == 0, "%s (%s) is \"%s\", not \"%s\"", rows[_i].address,
                      rows[_i].why, kind ? kind : "public", rows[_i].kind);
    else
        ck_assert_msg(!kind, "%s (%s) is \"%s\", not public", rows[_i].address, rows[_i].why, kind);
}
END_TEST

START_TEST(other_families_are_refused)
{
    struct sockaddr_un path = { .sun_family = AF_UNIX };
    struct sockaddr_storage cut;
    ck_assert_ptr_nonnull(address_kind((struct sockaddr *)&path, sizeof(path)));
    size_t len = make_address("2606:4700::1111", &cut);
    ck_assert_ptr_nonnull(address_kind((struct sockaddr *)&cut, len - 8));
}
END_TEST

static const struct {
    const char *net, *address;
    int held; /* 1, 0; -1: the net is refused */
    const char *why;
} nets[] = {
    { "10.0.0.0/8", "10.9.8.7", 1, "inside" },
    { "10.0.0.0/8", "11.0.0.0", 0, "behind" },
    { "10.0.0.0/8", "::ffff:10.9.8.7", 1, "the mapped form is the same address" },
    { "127.0.0.1", "127.0.0.1", 1, "one address" },
    { "127.0.0.1", "127.0.0.2", 0, "and not its neighbour" },
    { "192.168.4.0/22", "192.168.7.255", 1, "a mask inside a byte" },
    { "192.168.4.0/22", "192.168.8.0", 0, "and its end" },
    { "0.0.0.0/0", "10.0.0.1", 1, "all of IPv4" },
    { "0.0.0.0/0", "fd00::1", 0, "is not IPv6" },
    { "::/0", "10.0.0.1", 1, "all of IPv6 holds the mapped ones" },
    { "fd00::/8", "fdff::1", 1, "unique local" },
    { "::1", "::1", 1, "one address" },
    { "10.0.0.1/8", NULL, -1, "bits below the mask: which of the two was meant?" },
    { "10.0.0.0/33", NULL, -1, "too many bits" },
    { "fd00::/129", NULL, -1, "too many bits" },
    { "10.0.0.0/", NULL, -1, "no mask" },
    { "10.0.0/8", NULL, -1, "no address" },
    { "localhost", NULL, -1, "a name" },
    { "", NULL, -1, "nothing" },
    { "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa:bbbb/8", NULL, -1, "too long" },
};

START_TEST(allowed_nets)
{
    struct address_nets list = { 0 };
    struct sockaddr_storage address;
    struct err e = { 0 };
    int added = address_nets_add(&list, nets[_i].net, &e);
    ck_assert_msg((added < 0) == (nets[_i].held < 0), "%s (%s): %s", nets[_i].net, nets[_i].why, e.text);
    if (added < 0)
        return;
    size_t len = make_address(nets[_i].address, &address);
    ck_assert_msg(address_nets_hold(&list, (struct sockaddr *)&address, len) == (nets[_i].held == 1), "%s in %s: %s",
                  nets[_i].address, nets[_i].net, nets[_i].why);
}
END_TEST

START_TEST(the_list_is_bounded)
{
    struct address_nets list = { 0 };
    for (size_t i = 0; i < ADDRESS_NETS_MAX; i++)
        ck_assert_int_eq(address_nets_add(&list, "10.0.0.0/8", NULL), 0);
    ck_assert_int_eq(address_nets_add(&list, "10.0.0.0/8", NULL), -1);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("address");
    TCase *tc = tcase_create("all");
    tcase_add_loop_test(tc, kinds, 0, COUNT(rows));
    tcase_add_test(tc, other_families_are_refused);
    tcase_add_loop_test(tc, allowed_nets, 0, COUNT(nets));
    tcase_add_test(tc, the_list_is_bounded);
    suite_add_tcase(s, tc);
    SRunner *r = srunner_create(s);
    srunner_run_all(r, CK_ENV);
    int failed = srunner_ntests_failed(r);
    srunner_free(r);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
