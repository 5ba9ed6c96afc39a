// SPDX-License-Identifier: MIT
/* Ids that sort by time, and random bits as text. Owns the alphabet. Must never use a generator that could be guessed:
 * who knows one id or token must know nothing of the next. */
#include "judge/store/id.h"

#include <stdlib.h>
#include <sys/random.h>

#include "base/clock.h"

enum { RANDOM_BITS = 80 };

/* Crockford's alphabet, without the letters that are taken for digits; in the order of the bytes. */
void id_base32(const unsigned char *bits, size_t digits, char *out)
{
    static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    for (size_t i = 0; i < digits; i++) {
        unsigned value = 0;
        for (size_t bit = 5 * i; bit < 5 * i + 5; bit++)
            value = 2 * value + (bits[bit / 8] >> (7 - bit % 8) & 1U);
        out[i] = alphabet[value];
    }
    out[digits] = '\0';
}

void id_random(unsigned char *bytes, size_t len)
{
    if (getrandom(bytes, len, 0) != (ssize_t)len)
        abort();
}

/* One thread's ids ascend even within a millisecond, so that what it queued first is first. The next is not to be
 * guessed for that: it is a random 64-bit number further. */
static void next_number(uint64_t *ms, unsigned __int128 *number)
{
    static _Thread_local uint64_t last_ms;
    static _Thread_local unsigned __int128 last;
    uint64_t random[2] = { 0 }, now = clock_wall_ns() / NS_PER_MS;
    id_random((unsigned char *)random, sizeof(random));
    if (now <= last_ms) /* also where the clock was set back */
        last += (unsigned __int128)random[0] + 1;
    if (now > last_ms || last >> RANDOM_BITS) {
        last_ms = now > last_ms ? now : last_ms + 1;
        last = ((unsigned __int128)random[0] << 64 | random[1]) >> (128 - RANDOM_BITS + 1); /* half is left to grow */
    }
    *ms = last_ms;
    *number = last;
}

/* 130 bits are used: two of zero, 48 of time, 80 of the number. */
static void write_id(uint64_t ms, unsigned __int128 number, char id[STORE_ID_SIZE])
{
    unsigned char bits[17];
    number |= (unsigned __int128)(ms & 0xFFFFFFFFFFFF) << RANDOM_BITS;
    for (int i = 0; i < 17; i++) /* the first byte: two bits of zero, and the 6 above bit 121 */
        bits[i] = (unsigned char)(i == 16 ? number << 6 : number >> (122 - 8 * i));
    id_base32(bits, STORE_ID_SIZE - 1, id);
}

void id_at(int64_t ms, char id[STORE_ID_SIZE])
{
    int64_t most = 0xFFFFFFFFFFFF;
    write_id((uint64_t)(ms < most ? ms : most), 0, id);
}

void store_new_id(char id[STORE_ID_SIZE])
{
    unsigned __int128 number;
    uint64_t ms;
    next_number(&ms, &number);
    write_id(ms, number, id);
}
