/* Sums the weights of features: kg/weights.py in C, with the same answers.

   A dict of strings costs four misses of the processor's cache for each feature: the index, the entry, the string and
   the number. Here a slot of sixteen bytes tells a feature that is not known from one that is, and the weights of all
   labels lie together. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <string.h>

typedef struct {
    uint64_t hash;
    PyObject *name;
} Slot;

typedef struct {
    PyObject_HEAD
    Py_ssize_t width;
    size_t mask;
    uint32_t call; /* number of the last call that takes each feature once */
    Slot *slots;
    int32_t *weights; /* width of them for each slot */
    uint32_t *seen;   /* the call that met a slot last */
} Weights;

static uint64_t hash_of(PyObject *name)
{
    const char *data = PyUnicode_DATA(name);
    size_t left = (size_t)PyUnicode_GET_LENGTH(name) * PyUnicode_KIND(name);
    uint64_t word, hash = left * 8 + PyUnicode_KIND(name);
    for (; left >= 8; left -= 8, data += 8) {
        memcpy(&word, data, 8);
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    word = 0;
    memcpy(&word, data, left);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ (hash >> 32);
}

static int same(PyObject *one, PyObject *other)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(one);
    int kind = PyUnicode_KIND(one);
    return one == other || (length == PyUnicode_GET_LENGTH(other) && kind == (int)PyUnicode_KIND(other) &&
                            memcmp(PyUnicode_DATA(one), PyUnicode_DATA(other), (size_t)length * kind) == 0);
}

/* Returns the slot of a feature, or the free one where it would stand. */
static size_t slot_of(const Weights *self, PyObject *name, uint64_t hash)
{
    size_t place = hash & self->mask;
    while (self->slots[place].name != NULL) {
        if (self->slots[place].hash == hash && same(self->slots[place].name, name)) {
            break;
        }
        place = (place + 1) & self->mask;
    }
    return place;
}

static int put(Weights *self, PyObject *name, PyObject *row)
{
    if (!PyUnicode_Check(name) || !PyTuple_Check(row) || PyTuple_GET_SIZE(row) != self->width) {
        PyErr_SetString(PyExc_TypeError, "Weights() takes features with a tuple of so many weights each");
        return -1;
    }
    uint64_t hash = hash_of(name);
    size_t place = slot_of(self, name, hash);
    self->slots[place] = (Slot){hash, Py_NewRef(name)};
    for (Py_ssize_t label = 0; label < self->width; label++) {
        long weight = PyLong_AsLong(PyTuple_GET_ITEM(row, label));
        if (weight < INT32_MIN || weight > INT32_MAX) {
            PyErr_SetString(PyExc_OverflowError, "a weight has more than 32 bits");
        }
        if (PyErr_Occurred()) {
            return -1;
        }
        self->weights[place * self->width + label] = (int32_t)weight;
    }
    return 0;
}

static PyObject *weights_new(PyTypeObject *type, PyObject *args, PyObject *keywords)
{
    PyObject *rows, *name, *row;
    Py_ssize_t width, place = 0;
    size_t size = 8;
    if (!PyArg_ParseTuple(args, "nO!:Weights", &width, &PyDict_Type, &rows)) {
        return NULL;
    }
    Weights *self = (Weights *)type->tp_alloc(type, 0);
    if (self == NULL) {
        return NULL;
    }
    while (size < 2 * (size_t)PyDict_GET_SIZE(rows)) {
        size *= 2;
    }
    self->width = width;
    self->mask = size - 1;
    self->slots = PyMem_Calloc(size, sizeof(Slot));
    self->weights = PyMem_Calloc(size * (size_t)width, sizeof(int32_t));
    self->seen = PyMem_Calloc(size, sizeof(uint32_t));
    if (self->slots == NULL || self->weights == NULL || self->seen == NULL) {
        Py_DECREF(self);
        return PyErr_NoMemory();
    }
    while (PyDict_Next(rows, &place, &name, &row)) {
        if (put(self, name, row) < 0) {
            Py_DECREF(self);
            return NULL;
        }
    }
    return (PyObject *)self;
}

static void weights_dealloc(Weights *self)
{
    for (size_t place = 0; self->slots != NULL && place <= self->mask; place++) {
        Py_XDECREF(self->slots[place].name);
    }
    PyMem_Free(self->slots);
    PyMem_Free(self->weights);
    PyMem_Free(self->seen);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* Returns the row of a feature, NULL for one that weighs nothing, or in this call, if it has one, nothing more. */
static const int32_t *row_of(Weights *self, PyObject *name, uint32_t call)
{
    if (!PyUnicode_Check(name)) {
        PyErr_SetString(PyExc_TypeError, "features are strings");
        return NULL;
    }
    size_t place = slot_of(self, name, hash_of(name));
    if (self->slots[place].name == NULL || (call && self->seen[place] == call)) {
        return NULL;
    }
    self->seen[place] = call;
    return self->weights + place * self->width;
}

static PyObject *weights_sums(Weights *self, PyObject *features)
{
    int64_t sums[64] = {0};
    if (!PyList_Check(features) || self->width > 64) {
        PyErr_SetString(PyExc_TypeError, "sums() takes a list, and 64 labels at most");
        return NULL;
    }
    for (Py_ssize_t place = 0; place < PyList_GET_SIZE(features); place++) {
        const int32_t *row = row_of(self, PyList_GET_ITEM(features, place), 0);
        for (Py_ssize_t label = 0; row != NULL && label < self->width; label++) {
            sums[label] += row[label];
        }
    }
    PyObject *found = PyErr_Occurred() ? NULL : PyTuple_New(self->width);
    for (Py_ssize_t label = 0; found != NULL && label < self->width; label++) {
        PyObject *sum = PyLong_FromLongLong(sums[label]);
        if (sum == NULL) {
            Py_CLEAR(found);
            break;
        }
        PyTuple_SET_ITEM(found, label, sum);
    }
    return found;
}

static PyObject *total_of(Weights *self, PyObject *features, uint32_t call)
{
    int64_t total = 0;
    if (!PyList_Check(features)) {
        PyErr_SetString(PyExc_TypeError, "features come in a list");
        return NULL;
    }
    for (Py_ssize_t place = 0; place < PyList_GET_SIZE(features); place++) {
        const int32_t *row = row_of(self, PyList_GET_ITEM(features, place), call);
        total += row != NULL ? row[0] : 0;
    }
    return PyErr_Occurred() ? NULL : PyLong_FromLongLong(total);
}

static PyObject *weights_total(Weights *self, PyObject *features)
{
    return total_of(self, features, 0);
}

static PyObject *weights_total_once(Weights *self, PyObject *features)
{
    if (++self->call == 0) {
        memset(self->seen, 0, (self->mask + 1) * sizeof(uint32_t));
        self->call = 1;
    }
    return total_of(self, features, self->call);
}

static PyMethodDef methods[] = {
    {"sums", (PyCFunction)weights_sums, METH_O, "Return the sum of the features' weights for each label."},
    {"total", (PyCFunction)weights_total, METH_O, "Return the sum of the features' weights for the first label."},
    {"total_once", (PyCFunction)weights_total_once, METH_O, "Return the same of features that count once each."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject weights_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "kg.weights.Weights",
    .tp_doc = "The weights of features, a row of them for each, ready to be summed.",
    .tp_basicsize = sizeof(Weights),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = weights_new,
    .tp_dealloc = (destructor)weights_dealloc,
    .tp_methods = methods,
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "weights", NULL, -1, NULL, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit_weights(void)
{
    PyObject *made = PyModule_Create(&module);
    if (made != NULL && (PyType_Ready(&weights_type) < 0 ||
                         PyModule_AddObjectRef(made, "Weights", (PyObject *)&weights_type) < 0)) {
        Py_CLEAR(made);
    }
    return made;
}
