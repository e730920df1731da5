/* The NLGov REST API Design Rules 2.1, as far as a document can show them, in our own words and
   under their names; with what Spectral itself asks of an OpenAPI document. Nothing here warns:
   what is told is a fault. */
import { enumeration, pattern, schema } from "@stoplight/spectral-functions";
import { oas } from "@stoplight/spectral-rulesets";

const METHODS = ["get", "head", "options", "post", "put", "patch", "delete"];
const BESIDE = ["summary", "description", "servers", "parameters"];
const OPERATIONS = `$.paths[*][${METHODS.join()}]`;
const ANSWERS = `${OPERATIONS}.responses[*]`;
const REFUSALS = `${OPERATIONS}.responses[?(/^[45]/.test(@property))]`;

const matches = (match) => ({ function: pattern, functionOptions: { match } });
const asks = (...required) => ({
  function: schema,
  functionOptions: { schema: { type: "object", required } },
});
const rule = (given, then) => ({ given, then, severity: "error", message: "{{path}}: {{error}}" });

export default {
  extends: [[oas, "recommended"]],
  rules: {
    "nlgov:doc-openapi": rule("$", { field: "openapi", ...matches("^3\\.") }),
    "nlgov:doc-openapi-contact": rule("$.info", {
      field: "contact",
      ...asks("name", "email", "url"),
    }),
    "nlgov:publish-openapi": rule("$.paths", asks("/openapi.json")),
    "nlgov:publish-openapi-get": rule("$.paths['/openapi.json']", {
      field: "@key",
      function: enumeration,
      functionOptions: { values: ["get"] },
    }),
    "nlgov:publish-openapi-cors": rule(
      "$.paths['/openapi.json'].get.responses['200']",
      { field: "headers", ...asks("Access-Control-Allow-Origin") },
    ),
    "nlgov:semver": rule("$.info", { field: "version", ...matches("^\\d+\\.\\d+\\.\\d+$") }),
    "nlgov:uri-version": rule("$.servers[*]", { field: "url", ...matches("/v\\d+$") }),
    "nlgov:version-header": rule(ANSWERS, { field: "headers", ...asks("API-Version") }),
    "nlgov:no-trailing-slash": rule("$.paths", { field: "@key", ...matches("[^/]$") }),
    "nlgov:path-segments-kebab-case": rule("$.paths", {
      field: "@key",
      ...matches("^(/openapi\\.json|(/([a-z0-9]+(-[a-z0-9]+)*|\\{[^}/]+\\}))+/?)$"),
    }),
    "nlgov:query-keys-camel-case": rule(`${OPERATIONS}.parameters[?(@.in=='query')]`, {
      field: "name",
      ...matches("^[a-z][a-zA-Z0-9]*$"),
    }),
    "nlgov:http-methods": rule("$.paths[*]", {
      field: "@key",
      function: enumeration,
      functionOptions: { values: [...METHODS, ...BESIDE] },
    }),
    "nlgov:problem-details": rule(REFUSALS, {
      field: "content",
      ...asks("application/problem+json"),
    }),
    "nlgov:tls": rule("$.servers[*]", { field: "url", ...matches("^https://") }),
  },
};
