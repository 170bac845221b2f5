#include <openvino/c/openvino.h>

// The function takes properties as variadic arguments, which Swift cannot pass; this is all we set.
static inline ov_status_e broadsheet_compile_for_cpu(
    const ov_core_t* core, const ov_model_t* model, const char* threads, const char* streams, const char* precision,
    ov_compiled_model_t** compiled
) {
    return ov_core_compile_model(
        core, model, "CPU", 8, compiled,
        "INFERENCE_NUM_THREADS", threads,
        "NUM_STREAMS", streams,
        "INFERENCE_PRECISION_HINT", precision,
        "ENABLE_CPU_PINNING", "NO"
    );
}
