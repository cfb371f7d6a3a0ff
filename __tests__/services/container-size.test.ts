import { containerSizeOf } from "../../lib/services/container-size";

test("a container has 1 CPU and 512 MiB by default", () => {
  expect(containerSizeOf({ image: "orders" })).toEqual({ cpu: 1, memoryMib: 512 });
  expect(containerSizeOf({ image: "orders", cpu: undefined, memoryMib: undefined })).toEqual({
    cpu: 1,
    memoryMib: 512,
  });
  expect(containerSizeOf({ image: "orders", cpu: 2, memoryMib: 1024 })).toEqual({ cpu: 2, memoryMib: 1024 });
});
