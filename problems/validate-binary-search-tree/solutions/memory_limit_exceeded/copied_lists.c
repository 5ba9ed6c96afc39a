// memory_limit_exceeded: a new array of values for every subtree and none is freed, O(n * height) (tag: degenerate-right)
struct values {
    int *at, len;
};

static bool rising(struct TreeNode *node, struct values *out) {
    struct values left = { 0 }, right = { 0 };
    if (!node) {
        *out = left;
        return true;
    }
    bool valid = rising(node->left, &left) && rising(node->right, &right);
    out->len = left.len + 1 + right.len;
    out->at = malloc(out->len * sizeof *out->at);
    for (int i = 0; i < left.len; i++)
        out->at[i] = left.at[i];
    out->at[left.len] = node->val;
    for (int i = 0; i < right.len; i++)
        out->at[left.len + 1 + i] = right.at[i];
    for (int i = 1; i < out->len; i++)
        valid = valid && out->at[i - 1] < out->at[i];
    return valid;
}

bool isValidBST(struct TreeNode* root) {
    struct values all;
    return rising(root, &all);
}
