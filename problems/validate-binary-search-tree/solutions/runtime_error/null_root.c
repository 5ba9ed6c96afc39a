// runtime_error: dereferences the left child without asking whether it is there: SIGSEGV (tag: sample)
static bool between(struct TreeNode *node, long low, long high) {
    return low < node->val && node->val < high && between(node->left, low, node->val) &&
           between(node->right, node->val, high);
}

bool isValidBST(struct TreeNode* root) {
    return between(root, LONG_MIN, LONG_MAX);
}
