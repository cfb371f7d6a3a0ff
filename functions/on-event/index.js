const functions = require("@google-cloud/functions-framework");

functions.cloudEvent("onEvent", (event) => {
  console.log(JSON.stringify({ message: "event", type: event.type, subject: event.subject }));
});

functions.http("onCall", (request, response) => {
  console.log(JSON.stringify({ message: "call", path: request.path }));
  response.status(204).send();
});
