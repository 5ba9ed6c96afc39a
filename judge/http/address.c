// SPDX-License-Identifier: MIT
/* The table of addresses that are not public: IANA's special-purpose registries for IPv4 and IPv6, what carries an IPv4
 * address inside an IPv6 one, and one address that a cloud uses for itself. What no row names and is not global unicast
 * is refused too. Must never look a name up. */
#include "judge/http/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "base/parse.h"

static const struct {
    const char *net;
    unsigned bits;
    const char *kind;
} v4[] = {
    { "0.0.0.0", 8, "this host" },
    { "10.0.0.0", 8, "private" },
    { "100.64.0.0", 10, "carrier-grade NAT" }, /* also a cloud's metadata service: 100.100.100.200 */
    { "127.0.0.0", 8, "loopback" },
    { "168.63.129.16", 32, "a cloud's own service" },
    { "169.254.0.0", 16, "link-local" }, /* the other clouds' metadata services */
    { "172.16.0.0", 12, "private" },
    { "192.0.0.0", 24, "reserved for protocols" },
    { "192.0.2.0", 24, "for documentation" },
    { "192.88.99.0", 24, "a 6to4 relay" },
    { "192.168.0.0", 16, "private" },
    { "198.18.0.0", 15, "for benchmarks" },
    { "198.51.100.0", 24, "for documentation" },
    { "203.0.113.0", 24, "for documentation" },
    { "224.0.0.0", 4, "multicast" },
    { "240.0.0.0", 4, "reserved" }, /* and the broadcast address */
}, v6[] = {
    { "::", 128, "this host" },
    { "::1", 128, "loopback" },
    { "::", 96, "IPv4-compatible" },
    { "::ffff:0:0:0", 96, "IPv4-translated" },
    { "64:ff9b:1::", 48, "local NAT64" },
    { "100::", 64, "discarded" },
    { "2001::", 32, "a Teredo tunnel" },
    { "2001::", 23, "reserved for protocols" },
    { "2001:db8::", 32, "for documentation" },
    { "2002::", 16, "a 6to4 tunnel" },
    { "3fff::", 20, "for documentation" },
    { "5f00::", 16, "for segment routing" },
    { "fc00::", 7, "private" },
    { "fe80::", 10, "link-local" },
    { "fec0::", 10, "site-local" },
    { "ff00::", 8, "multicast" },
};

static const uint8_t mapped_prefix[12] = { [10] = 0xff, [11] = 0xff };
static const uint8_t nat64_prefix[12] = { 0x00, 0x64, 0xff, 0x9b };

static bool prefix_equal(const uint8_t *a, const uint8_t *b, unsigned bits)
{
    unsigned whole = bits / 8, rest = bits % 8;
    if (memcmp(a, b, whole) != 0)
        return false;
    return rest == 0 || (a[whole] ^ b[whole]) >> (8 - rest) == 0;
}

/* The 16 bytes of an address; an IPv4 one in its mapped form. -1: neither family. */
static int address_bytes(const struct sockaddr *address, size_t len, uint8_t bytes[16])
{
    if (len >= sizeof(struct sockaddr_in) && address->sa_family == AF_INET) {
        const struct sockaddr_in *in = (const struct sockaddr_in *)(const void *)address;
        memcpy(bytes, mapped_prefix, sizeof(mapped_prefix));
        memcpy(bytes + 12, &in->sin_addr, 4);
        return 0;
    }
    if (len >= sizeof(struct sockaddr_in6) && address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *in6 = (const struct sockaddr_in6 *)(const void *)address;
        memcpy(bytes, &in6->sin6_addr, 16);
        return 0;
    }
    return -1;
}

static const char *kind4(const uint8_t bytes[4])
{
    uint8_t net[4];
    for (size_t i = 0; i < COUNT(v4); i++)
        if (inet_pton(AF_INET, v4[i].net, net) == 1 && prefix_equal(bytes, net, v4[i].bits))
            return v4[i].kind;
    return NULL;
}

const char *address_kind(const struct sockaddr *address, size_t len)
{
    uint8_t bytes[16], net[16];
    if (address_bytes(address, len, bytes) < 0)
        return "of no family that is allowed";
    /* Both carry an IPv4 address to where IPv4 would have gone, so that one decides. */
    if (prefix_equal(bytes, mapped_prefix, 96) || prefix_equal(bytes, nat64_prefix, 96))
        return kind4(bytes + 12);
    for (size_t i = 0; i < COUNT(v6); i++)
        if (inet_pton(AF_INET6, v6[i].net, net) == 1 && prefix_equal(bytes, net, v6[i].bits))
            return v6[i].kind;
    return bytes[0] >> 5 == 1 ? NULL : "not global unicast"; /* 2000::/3 is all that IANA has given out */
}

bool address_nets_hold(const struct address_nets *nets, const struct sockaddr *address, size_t len)
{
    uint8_t bytes[16];
    if (!nets || address_bytes(address, len, bytes) < 0)
        return false;
    for (size_t i = 0; i < nets->len; i++)
        if (prefix_equal(bytes, nets->at[i].bytes, nets->at[i].bits))
            return true;
    return false;
}

static int parse_net(const char *text, struct address_net *net, struct err *e)
{
    char address[INET6_ADDRSTRLEN + 1];
    size_t len = strcspn(text, "/");
    uint64_t bits;
    if (len >= sizeof(address))
        return err_set(e, "\"%.60s\" is no net", text);
    memcpy(address, text, len);
    address[len] = '\0';
    bool is4 = inet_pton(AF_INET, address, net->bytes + 12) == 1;
    if (is4)
        memcpy(net->bytes, mapped_prefix, sizeof(mapped_prefix));
    else if (inet_pton(AF_INET6, address, net->bytes) != 1)
        return err_set(e, "\"%.60s\" is no net: write 10.0.0.0/8 or fd00::/8", text);
    bits = is4 ? 32 : 128;
    if (text[len] == '/' && parse_u64(text + len + 1, 0, bits, &bits, NULL) < 0)
        return err_set(e, "\"%.60s\" has no mask of 0 to %d bits", text, is4 ? 32 : 128);
    net->bits = (unsigned)bits + (is4 ? 96 : 0);
    return 0;
}

int address_nets_add(struct address_nets *nets, const char *text, struct err *e)
{
    struct address_net net;
    if (nets->len == ADDRESS_NETS_MAX)
        return err_set(e, "more than %d nets", ADDRESS_NETS_MAX);
    if (parse_net(text, &net, e) < 0)
        return -1;
    for (unsigned bit = net.bits; bit < 128; bit++)
        if (net.bytes[bit / 8] & (0x80 >> bit % 8))
            return err_set(e, "\"%.60s\" has bits below its mask", text);
    nets->at[nets->len++] = net;
    return 0;
}

void address_text(const struct sockaddr *address, size_t len, char *text, size_t size)
{
    uint8_t bytes[16];
    if (address_bytes(address, len, bytes) < 0)
        snprintf(text, size, "?");
    else if (address->sa_family == AF_INET)
        inet_ntop(AF_INET, bytes + 12, text, (socklen_t)size);
    else
        inet_ntop(AF_INET6, bytes, text, (socklen_t)size);
}
