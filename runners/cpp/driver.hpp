// SPDX-License-Identifier: MIT
// Binds one C++ solution to the judge (docs/protocol.md). It shares the process with the candidate's code and is believed
// nothing: what a hostile candidate does to it costs only himself.
#pragma once
#include <bits/stdc++.h>
#include <cxxabi.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>
using namespace std;

struct ListNode {
    int val;
    ListNode *next;
    ListNode() : val(0), next(nullptr) {}
    ListNode(int x) : val(x), next(nullptr) {}
    ListNode(int x, ListNode *next) : val(x), next(next) {}
};

struct TreeNode {
    int val;
    TreeNode *left, *right;
    TreeNode() : val(0), left(nullptr), right(nullptr) {}
    TreeNode(int x) : val(x), left(nullptr), right(nullptr) {}
    TreeNode(int x, TreeNode *left, TreeNode *right) : val(x), left(left), right(right) {}
};

class Node {
public:
    int val;
    vector<Node *> neighbors;
    Node() : val(0) {}
    Node(int x) : val(x) {}
    Node(int x, vector<Node *> n) : val(x), neighbors(n) {}
};

namespace gavel {

constexpr size_t answer_max = 64u << 20, text_max = 16 * 1024, nodes_max = 10000000;

struct refused {
    string why;
};

// ---- frames ----------------------------------------------------------------------------------------------------------

inline void put(const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = ::write(4, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(0); // nobody listens any more
        bytes += n;
        size -= (size_t)n;
    }
}

inline void send(const char *word, long number, const string &payload)
{
    string frame = string(word) + ' ' + to_string(number) + ' ' + to_string(payload.size()) + '\n' + payload;
    put(frame.data(), frame.size());
}

inline void get(char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t n = ::read(3, bytes, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(0); // the end: at once, without destructors
        bytes += n;
        size -= (size_t)n;
    }
}

// Exactly one frame: its head byte by byte, for a byte too many would be the next one's. The word must be one of two.
inline long receive(const char *word, const char *other, string &got_word, string &payload)
{
    string head;
    for (char c = 0; c != '\n';) {
        get(&c, 1);
        head += c;
        if (head.size() > 64)
            _exit(2);
    }
    char got[32];
    long number;
    size_t length;
    if (sscanf(head.c_str(), "%31s %ld %zu", got, &number, &length) != 3)
        _exit(2);
    got_word = got;
    if (got_word != word && got_word != other)
        _exit(2);
    payload.resize(length);
    get(payload.data(), length);
    return number;
}

} // namespace gavel

#include "values.hpp"

namespace gavel {

// ---- crashes -------------------------------------------------------------------------------------------------------------

// On a stack of its own: the one that overflowed has no room for it. It only leaves a hint; the kernel's signal decides.
inline void on_fault(int, siginfo_t *info, void *context)
{
#if defined(__x86_64__)
    uintptr_t top = (uintptr_t)((ucontext_t *)context)->uc_mcontext.gregs[REG_RSP];
#elif defined(__aarch64__)
    uintptr_t top = (uintptr_t)((ucontext_t *)context)->uc_mcontext.sp;
#endif
    uintptr_t at = (uintptr_t)info->si_addr;
    if (at + 65536 > top && at < top + 65536) {
        ssize_t ignored = ::write(2, "stack overflow\n", 15);
        (void)ignored;
    }
    ::signal(SIGSEGV, SIG_DFL); // the instruction is tried again, and kills
}

inline void set_up()
{
    static char stack[32768];
    stack_t own = { stack, 0, sizeof(stack) };
    struct sigaction action = {};
    struct rlimit limit;
    sigaltstack(&own, nullptr);
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigaction(SIGSEGV, &action, nullptr);
    if (getrlimit(RLIMIT_STACK, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_STACK, &limit);
    }
}

inline void flush()
{
    cout.flush();
    cerr.flush();
    clog.flush();
    fflush(nullptr);
}

inline string describe()
{
    string text = "an exception";
    if (type_info *type = abi::__cxa_current_exception_type()) {
        int status;
        char *name = abi::__cxa_demangle(type->name(), nullptr, nullptr, &status);
        text = name ? name : type->name();
        free(name);
    }
    try {
        throw;
    } catch (const exception &e) {
        text += string(": ") + e.what();
    } catch (const string &s) {
        text += ": " + s;
    } catch (const char *s) {
        text += string(": ") + s;
    } catch (...) {
    }
    return text.substr(0, text_max);
}

// ---- the loop --------------------------------------------------------------------------------------------------------

// Gives free memory back, then takes `size` bytes and touches them: the judge fills up to the peak so far, so that
// whatever the call takes beyond raises it.
inline void hold(const string &size)
{
    size_t bytes = strtoull(size.c_str(), nullptr, 10);
    malloc_trim(0);
    if (bytes == 0)
        return;
    void *held = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (held == MAP_FAILED)
        abort();
}

// Says `ready`, and obeys `hold` until `go` comes.
inline void wait_for_go(long number)
{
    string word = "hold", payload;
    for (send("ready", number, ""); word == "hold"; ) {
        receive("go", "hold", word, payload);
        if (word == "hold") {
            hold(payload);
            send("ready", number, "");
        }
    }
}

// The inputs of a `case` or `run` frame; `calls` is how often to call.
template <class Case> vector<Case *> decode_inputs(const string &word, string &payload, size_t &calls)
{
    size_t copies = 1;
    reader r = { payload.data(), payload.data() + payload.size() };
    calls = 1;
    if (word == "run") {
        calls = strtoull(r.at, const_cast<char **>(&r.at), 10);
        copies = strtoull(r.at, const_cast<char **>(&r.at), 10);
    }
    vector<Case *> inputs;
    for (size_t i = 0; i < copies; i++) {
        inputs.push_back(new Case);
        inputs.back()->decode_all(r);
    }
    payload = string(); // the text is of no use any more, and would count as memory of the call
    return inputs;
}

template <class Case> string encode_answer(const vector<Case *> &inputs, size_t calls, const string &which)
{
    string answer;
    char *what;
    size_t index = strtoull(which.c_str(), &what, 10);
    if (calls > 0 && index < inputs.size()) {
        if (*what)
            inputs[index]->look_all(answer); // the input itself, as the calls left it
        else
            inputs[index]->encode_all(answer);
    }
    if (answer.size() > answer_max)
        throw refused{ "the answer is longer than 64 MiB" };
    return answer;
}

// Case: decode(reader&), call(), encode(string&); made anew for every input, and never destroyed: its destructor would
// run candidate code at a time nobody asked for. Call i takes input i modulo their number.
template <class Case> [[noreturn]] void serve()
{
    string word, payload;
    set_up();
    flush();
    send("hello", 0, "1");
    for (;;) {
        size_t calls;
        long number = receive("case", "run", word, payload);
        vector<Case *> inputs = decode_inputs<Case>(word, payload, calls);
        wait_for_go(number);
        try {
            for (size_t i = 0, k = 0; i < calls; i++, k = k + 1 < inputs.size() ? k + 1 : 0)
                inputs[k]->call();
        } catch (...) {
            string text = describe();
            flush();
            send("error", number, text);
            continue;
        }
        flush();
        send("done", number, "");
        receive("give", "give", word, payload);
        try {
            send("answer", number, encode_answer(inputs, calls, payload));
        } catch (const refused &e) {
            send("error", number, e.why);
        } catch (...) {
            send("error", number, describe());
        }
    }
}

} // namespace gavel
