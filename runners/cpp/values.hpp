// SPDX-License-Identifier: MIT
// Text to values and back (docs/protocol.md): a part of driver.hpp, which brings the types and sends what is written.
#ifndef GAVEL_VALUES_HPP
#define GAVEL_VALUES_HPP

namespace gavel {

// ---- text to values ----------------------------------------------------------------------------------------------------

struct reader {
    const char *at, *end;
    char peek()
    {
        while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r'))
            at++;
        return at < end ? *at : '\0';
    }
    bool take(char c)
    {
        if (peek() != c)
            return false;
        at++;
        return true;
    }
    void need(char c)
    {
        if (!take(c))
            _exit(2); // the judge sends only what it has parsed itself
    }
};

inline void decode(reader &r, int &out)
{
    r.peek();
    r.at = from_chars(r.at, r.end, out).ptr;
}
inline void decode(reader &r, long long &out)
{
    r.peek();
    r.at = from_chars(r.at, r.end, out).ptr;
}
inline void decode(reader &r, double &out)
{
    r.peek();
    const char *c = r.at;
    while (c < r.end && strchr("+-.0123456789eENaInfity", *c))
        c++;
    out = strtod(string(r.at, c).c_str(), nullptr);
    r.at = c;
}
inline void decode(reader &r, bool &out)
{
    out = r.peek() == 't';
    r.at += out ? 4 : 5;
}

inline void add_utf8(string &s, unsigned c)
{
    if (c < 0x80) {
        s += (char)c;
    } else if (c < 0x800) {
        s += (char)(0xc0 | c >> 6);
        s += (char)(0x80 | (c & 63));
    } else {
        s += (char)(0xe0 | c >> 12);
        s += (char)(0x80 | (c >> 6 & 63));
        s += (char)(0x80 | (c & 63));
    }
}

inline void decode(reader &r, string &out)
{
    r.need('"');
    out.clear();
    while (r.at < r.end && *r.at != '"') {
        if (*r.at != '\\') {
            out += *r.at++;
            continue;
        }
        char c = r.at[1];
        r.at += 2;
        static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
        if (c == 'u') { // the judge escapes control characters only
            add_utf8(out, (unsigned)stoul(string(r.at, r.at + 4), nullptr, 16));
            r.at += 4;
        } else {
            out += to[strchr(from, c) - from];
        }
    }
    r.need('"');
}
inline void decode(reader &r, char &out)
{
    string s;
    decode(r, s);
    out = s.empty() ? '\0' : s[0];
}

template <class T> void decode(reader &r, vector<T> &out)
{
    out.clear();
    r.need('[');
    if (r.take(']'))
        return;
    do {
        if constexpr (is_same_v<T, bool>) {
            bool item;
            decode(r, item);
            out.push_back(item);
        } else {
            out.emplace_back();
            decode(r, out.back());
        }
    } while (r.take(','));
    r.need(']');
}

inline void decode(reader &r, ListNode *&out)
{
    vector<int> values;
    decode(r, values);
    out = nullptr;
    for (size_t i = values.size(); i-- > 0;)
        out = new ListNode(values[i], out);
}

inline void decode(reader &r, TreeNode *&out)
{
    vector<pair<TreeNode **, bool>> places;
    out = nullptr;
    size_t next = 0;
    places.push_back({ &out, true });
    r.need('[');
    if (r.take(']'))
        return;
    do {
        TreeNode **place = places[next++].first;
        if (r.peek() == 'n') {
            r.at += 4;
            continue;
        }
        int value;
        decode(r, value);
        *place = new TreeNode(value);
        TreeNode *node = *place;
        places.push_back({ &node->left, true });
        places.push_back({ &node->right, true });
    } while (r.take(','));
    r.need(']');
}

inline void decode(reader &r, Node *&out)
{
    vector<vector<int>> rows;
    decode(r, rows);
    vector<Node *> nodes;
    for (size_t i = 0; i < rows.size(); i++)
        nodes.push_back(new Node((int)i + 1));
    for (size_t i = 0; i < rows.size(); i++)
        for (int k : rows[i])
            nodes[i]->neighbors.push_back(nodes[k - 1]);
    out = nodes.empty() ? nullptr : nodes[0];
}

// ---- values to text ----------------------------------------------------------------------------------------------------

inline void encode(string &s, int v)
{
    char text[24];
    s.append(text, to_chars(text, text + sizeof(text), v).ptr);
}
inline void encode(string &s, long long v)
{
    char text[24];
    s.append(text, to_chars(text, text + sizeof(text), v).ptr);
}
inline void encode(string &s, double v)
{
    if (isnan(v) || isinf(v)) {
        s += isnan(v) ? "NaN" : v > 0 ? "Infinity" : "-Infinity";
        return;
    }
    char text[40];
    string shortest(text, to_chars(text, text + sizeof(text), v).ptr);
    s += shortest;
    if (shortest.find_first_of(".e") == string::npos)
        s += ".0";
}
inline void encode(string &s, bool v)
{
    s += v ? "true" : "false";
}
inline void encode(string &s, const string &v)
{
    s += '"';
    for (unsigned char c : v) {
        char escape[8];
        if (c == '"' || c == '\\') {
            s += '\\';
            s += (char)c;
        } else if (c < 32 || c == 127) {
            snprintf(escape, sizeof(escape), "\\u%04x", c);
            s += escape;
        } else {
            s += (char)c;
        }
    }
    s += '"';
}
inline void encode(string &s, char v)
{
    encode(s, string(1, v));
}

template <class T> void encode(string &s, const vector<T> &v)
{
    s += '[';
    for (size_t i = 0; i < v.size(); i++) {
        if (i)
            s += ',';
        if (s.size() > answer_max)
            throw refused{ "the answer is longer than 64 MiB" };
        encode(s, (T)v[i]);
    }
    s += ']';
}

inline void encode(string &s, ListNode *node)
{
    size_t count = 0;
    s += '[';
    for (; node; node = node->next) {
        if (++count > nodes_max)
            throw refused{ "the returned list has a cycle, or more than 10000000 nodes" };
        if (count > 1)
            s += ',';
        encode(s, node->val);
    }
    s += ']';
}

inline void encode(string &s, TreeNode *root)
{
    deque<TreeNode *> queue = { root };
    string text;
    size_t last = 0, count = 0;
    while (!queue.empty()) {
        TreeNode *node = queue.front();
        queue.pop_front();
        if (count > 0)
            text += ',';
        if (++count > nodes_max)
            throw refused{ "the returned tree has a cycle, or more than 10000000 nodes" };
        if (!node) {
            text += "null";
            continue;
        }
        encode(text, node->val);
        last = text.size();
        queue.push_back(node->left);
        queue.push_back(node->right);
    }
    s += '[';
    s.append(text, 0, last);
    s += ']';
}

inline void encode(string &s, Node *root)
{
    map<int, Node *> found;
    deque<Node *> queue;
    if (root)
        queue.push_back(root), found[root->val] = root;
    while (!queue.empty()) {
        Node *node = queue.front();
        queue.pop_front();
        for (Node *other : node->neighbors) {
            if (!other || found.size() > 1000000)
                throw refused{ "the returned graph has a null neighbor, or more than 1000000 nodes" };
            if (found.emplace(other->val, other).second)
                queue.push_back(other);
        }
    }
    vector<vector<int>> rows;
    for (auto &[value, node] : found) {
        if (value != (int)rows.size() + 1)
            throw refused{ "the nodes of the returned graph are not numbered from 1" };
        rows.emplace_back();
        for (Node *other : node->neighbors)
            rows.back().push_back(other->val);
    }
    encode(s, rows);
}

} // namespace gavel

#endif
