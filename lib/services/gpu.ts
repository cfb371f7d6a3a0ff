import type { IConstruct } from "constructs";
import { checkCalls } from "../core/checked-calls";
import { got, invalid } from "../core/errors";
import { checkFormat } from "../core/formats/check-format";
import { ACCELERATOR } from "../core/formats/cloud-run";
import { checkWholeNumber } from "../core/ranges";
import { isKnown } from "../core/tokens";

/** A GPU that one container of an instance uses: https://cloud.google.com/run/docs/configuring/services/gpu. */
export class Gpu {
  /** An NVIDIA L4 with 24 GB of its own memory. The container needs at least 4 CPUs and 16 GiB. */
  public static readonly NVIDIA_L4 = new Gpu("nvidia-l4", { cpu: 4, memoryMib: 16 * 1024 });

  /** An NVIDIA RTX PRO 6000 with 96 GB of its own memory. The container needs at least 20 CPUs and 80 GiB. */
  public static readonly NVIDIA_RTX_PRO_6000 = new Gpu("nvidia-rtx-pro-6000", {
    cpu: 20,
    memoryMib: 80 * 1024,
  });

  /** Another GPU, by the name that `gcloud run deploy --gpu-type` takes. Throws for an invalid name. */
  public static of(accelerator: string): Gpu {
    checkFormat("accelerator", accelerator, ACCELERATOR);
    return new Gpu(accelerator, {});
  }

  private constructor(
    /** Google's name of the GPU. */
    public readonly accelerator: string,
    private readonly least: { readonly cpu?: number; readonly memoryMib?: number },
  ) {}

  /**
   * Throws where the container is too small for the GPU.
   *
   * @internal
   */
  public _checkSize(cpu: number, memoryMib: number, at: IConstruct): void {
    const { least } = this;
    checkWholeNumber("cpu", cpu, { min: 1 }, at);
    checkWholeNumber("memoryMib", memoryMib, { min: 128 }, at);
    if (isKnown(cpu) && least.cpu !== undefined && cpu < least.cpu) {
      throw invalid(`'cpu' must be at least ${least.cpu} for ${this.accelerator}, got ${got(cpu)}`, at);
    }
    if (isKnown(memoryMib) && least.memoryMib !== undefined && memoryMib < least.memoryMib) {
      throw invalid(
        `'memoryMib' must be at least ${least.memoryMib} for ${this.accelerator}, got ${got(memoryMib)}`,
        at,
      );
    }
  }
}

checkCalls("Gpu", Gpu);
