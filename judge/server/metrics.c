// SPDX-License-Identifier: MIT
/* Figures as Prometheus reads them (text format 0.0.4). Counts are relaxed atomics: each is right, a scrape between two
 * of them may see one and not yet the other. */
#include "judge/server/metrics.h"

#include <inttypes.h>
#include <stdatomic.h>

#include "base/attr.h"
#include "base/clock.h"

/* Upper bounds in seconds; judging takes from a millisecond to minutes. */
static const double bounds[] = { 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300 };
static const char *const stages[METRICS_STAGES] = { "queued", "compiled", "judged", "stored", "total" };

static struct {
    atomic_uint_fast64_t buckets[METRICS_STAGES][COUNT(bounds) + 1], sum_ns[METRICS_STAGES];
    atomic_uint_fast64_t cache_hits, cache_misses, webhooks_delivered, webhooks_failed;
    atomic_uint busy, slots;
} counts;

static void count(atomic_uint_fast64_t *n)
{
    atomic_fetch_add_explicit(n, 1, memory_order_relaxed);
}

void metrics_time(enum metrics_stage stage, uint64_t ns)
{
    size_t i = 0;
    while (i < COUNT(bounds) && (double)ns > bounds[i] * NS_PER_S)
        i++;
    count(&counts.buckets[stage][i]);
    atomic_fetch_add_explicit(&counts.sum_ns[stage], ns, memory_order_relaxed);
}

void metrics_slots(unsigned busy, unsigned all)
{
    atomic_store(&counts.busy, busy);
    atomic_store(&counts.slots, all);
}

void metrics_cache(uint64_t hits, uint64_t misses)
{
    atomic_fetch_add_explicit(&counts.cache_hits, hits, memory_order_relaxed);
    atomic_fetch_add_explicit(&counts.cache_misses, misses, memory_order_relaxed);
}

void metrics_webhook(bool delivered)
{
    count(delivered ? &counts.webhooks_delivered : &counts.webhooks_failed);
}

static void head(struct str *out, const char *name, const char *type, const char *help)
{
    str_addf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void one(struct str *out, const char *name, const char *type, const char *help, int64_t value)
{
    head(out, name, type, help);
    str_addf(out, "%s %" PRId64 "\n", name, value);
}

static void write_stages(struct str *out)
{
    const char *name = "gavel_stage_seconds";
    head(out, name, "histogram", "From one step of a submission to the next, on this node.");
    for (size_t k = 0; k < METRICS_STAGES; k++) {
        uint64_t so_far = 0;
        for (size_t i = 0; i <= COUNT(bounds); i++) {
            so_far += atomic_load(&counts.buckets[k][i]);
            if (i < COUNT(bounds))
                str_addf(out, "%s_bucket{stage=\"%s\",le=\"%g\"} %" PRIu64 "\n", name, stages[k], bounds[i], so_far);
        }
        str_addf(out, "%s_bucket{stage=\"%s\",le=\"+Inf\"} %" PRIu64 "\n", name, stages[k], so_far);
        str_addf(out, "%s_sum{stage=\"%s\"} %.9f\n", name, stages[k],
                 (double)atomic_load(&counts.sum_ns[k]) / NS_PER_S);
        str_addf(out, "%s_count{stage=\"%s\"} %" PRIu64 "\n", name, stages[k], so_far);
    }
}

static void write_store(const struct store_stats *s, struct str *out)
{
    one(out, "gavel_queue_depth", "gauge", "Submissions that wait.", s->queued);
    head(out, "gavel_queue_age_seconds", "gauge", "How long the oldest of them has waited.");
    str_addf(out, "gavel_queue_age_seconds %.3f\n", (double)s->oldest_queued_ms / 1000);
    one(out, "gavel_running", "gauge", "Submissions that are being judged, on all nodes.", s->running);
    one(out, "gavel_webhooks_pending", "gauge", "Webhooks not yet acknowledged.", s->webhooks_pending);
    one(out, "gavel_cancelled_total", "counter", "Submissions that were cancelled.", s->cancelled);
    head(out, "gavel_verdicts_total", "counter", "Submissions that ended, by verdict.");
    for (size_t i = 0; i < s->totals_len; i++)
        str_addf(out, "gavel_verdicts_total{verdict=\"%s\"} %" PRId64 "\n", s->totals[i].verdict, s->totals[i].ended);
}

static void write_http(const struct metrics_http *h, struct str *out)
{
    head(out, "gavel_http_requests_total", "counter", "Answers, by the status' first digit; 0: the client went away.");
    for (size_t i = 0; i < COUNT(h->answered); i++)
        str_addf(out, "gavel_http_requests_total{status=\"%zu\"} %" PRIu64 "\n", i, h->answered[i]);
    one(out, "gavel_http_limited_total", "counter", "Answers with 429.", (int64_t)h->refused_429);
    one(out, "gavel_http_connections", "gauge", "Open connections.", h->connections);
    one(out, "gavel_http_waiting", "gauge", "Of them, those that wait for a submission.", (int64_t)h->waiting);
}

void metrics_write(const struct store_stats *stats, const struct metrics_http *http, struct str *out)
{
    write_store(stats, out);
    one(out, "gavel_slots", "gauge", "Workers of this node.", atomic_load(&counts.slots));
    one(out, "gavel_slots_busy", "gauge", "Of them, those that judge.", atomic_load(&counts.busy));
    head(out, "gavel_compile_cache_total", "counter", "Compiled programs that were asked of the cache, by outcome.");
    str_addf(out, "gavel_compile_cache_total{outcome=\"hit\"} %" PRIu64 "\n", atomic_load(&counts.cache_hits));
    str_addf(out, "gavel_compile_cache_total{outcome=\"miss\"} %" PRIu64 "\n", atomic_load(&counts.cache_misses));
    head(out, "gavel_webhook_deliveries_total", "counter", "Deliveries that were tried, by outcome.");
    str_addf(out, "gavel_webhook_deliveries_total{outcome=\"delivered\"} %" PRIu64 "\n",
             atomic_load(&counts.webhooks_delivered));
    str_addf(out, "gavel_webhook_deliveries_total{outcome=\"failed\"} %" PRIu64 "\n",
             atomic_load(&counts.webhooks_failed));
    write_stages(out);
    write_http(http, out);
}
