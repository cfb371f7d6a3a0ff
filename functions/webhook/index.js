const functions = require("@google-cloud/functions-framework");

functions.http("receive", (request, response) => {
  console.log(JSON.stringify({ message: "payment event", type: request.body?.type }));
  response.status(204).send();
});
