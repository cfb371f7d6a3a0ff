import { Fn } from "cdktf";
import { googleApiProblem } from "../../lib/api-gateway/google-apis";

const WHY =
  "'url' must not be an API of Google, which wants an access token where the gateway sends an ID token, got";

test.each([
  "https://pubsub.googleapis.com/v1",
  "https://googleapis.com",
  "https://PUBSUB.GoogleApis.com",
  "https://pubsub.googleapis.com:443",
])("%s is refused as an API of Google, even with model routing", (url) => {
  for (const modelRouting of [true, false]) {
    expect(googleApiProblem("url", url, modelRouting)).toBe(`${WHY} '${url}'; put a function in between`);
  }
});

test.each(["https://aiplatform.googleapis.com/v1", "https://asia-northeast1-aiplatform.googleapis.com"])(
  "%s is taken only for model routing",
  (url) => {
    expect(googleApiProblem("url", url, true)).toBeUndefined();
    expect(googleApiProblem("url", url, false)).toBe(
      `${WHY} '${url}'; give 'modelRoutingPreview' for model routing, which is a preview`,
    );
  },
);

test.each([
  "https://example.com/googleapis.com",
  "https://mygoogleapis.com",
  "https://googleapis.com.example.com",
  Fn.lower("https://PUBSUB.googleapis.com"),
  "https://${var.x}.googleapis.com",
  undefined,
])("%s is taken", (url) => {
  expect(googleApiProblem("url", url, false)).toBeUndefined();
});
