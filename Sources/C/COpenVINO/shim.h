#include <openvino/c/openvino.h>

// The functions take properties as variadic arguments, which Swift cannot pass; this is all we set. `group` is the number of
// neighbouring activations that are quantised by one scale where weights are of 8 bits; without it, none are.
static inline ov_status_e broadsheet_compile_for_cpu(
    const ov_core_t* core, const ov_model_t* model, const char* threads, const char* streams, const char* precision,
    const char* group, ov_compiled_model_t** compiled
) {
    if (group) {
        return ov_core_compile_model(
            core, model, "CPU", 10, compiled,
            "INFERENCE_NUM_THREADS", threads,
            "NUM_STREAMS", streams,
            "INFERENCE_PRECISION_HINT", precision,
            "DYNAMIC_QUANTIZATION_GROUP_SIZE", group,
            "ENABLE_CPU_PINNING", "NO"
        );
    }
    return ov_core_compile_model(
        core, model, "CPU", 8, compiled,
        "INFERENCE_NUM_THREADS", threads,
        "NUM_STREAMS", streams,
        "INFERENCE_PRECISION_HINT", precision,
        "ENABLE_CPU_PINNING", "NO"
    );
}
