// COMPLEXITY: time O(n); space O(n); why: strncmp with each word
typedef struct {
    char (*words)[8];
    int len, cap;
} WordBook;

WordBook *wordBookCreate() {
    return calloc(1, sizeof(WordBook));
}

void wordBookAdd(WordBook *obj, char *word) {
    if (obj->len == obj->cap) {
        obj->cap = obj->cap ? 2 * obj->cap : 16;
        obj->words = realloc(obj->words, obj->cap * sizeof *obj->words);
    }
    memcpy(obj->words[obj->len++], word, 7);
}

int wordBookStarts(WordBook *obj, char *prefix) {
    int count = 0;
    for (int i = 0; i < obj->len; i++)
        count += strncmp(obj->words[i], prefix, 3) == 0;
    return count;
}

void wordBookFree(WordBook *obj) {
    free(obj->words);
    free(obj);
}
