#ifndef CJSC_H
#define CJSC_H
#endif
