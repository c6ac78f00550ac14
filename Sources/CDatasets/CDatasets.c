#include "CDatasets.h"

// #embed is C23; clang has it in every language mode and mentions that.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char digits[] = {
#embed "digits.csv"
};

static const unsigned char breast_cancer[] = {
#embed "breast-cancer.csv"
};

struct embedded_file embedded_digits(void) {
  return (struct embedded_file){digits, sizeof digits};
}

struct embedded_file embedded_breast_cancer(void) {
  return (struct embedded_file){breast_cancer, sizeof breast_cancer};
}
