// wrong_answer: tests the sign of a difference, which overflows for values far apart (tag: far-apart)
bool isValidBST(struct TreeNode* root) {
    struct TreeNode *before = NULL;
    bool valid = true;
    while (root) {
        if (root->left) {
            struct TreeNode *last = root->left;
            while (last->right && last->right != root)
                last = last->right;
            if (!last->right) {
                last->right = root;
                root = root->left;
                continue;
            }
            last->right = NULL;
        }
        int difference = before ? (int)((unsigned)root->val - (unsigned)before->val) : 1;
        if (difference <= 0)
            valid = false;
        before = root;
        root = root->right;
    }
    return valid;
}
