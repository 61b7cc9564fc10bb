// A document against its schema: what the validator says, told as the findings of the catalogue.

import Ajv from "ajv/dist/2020";
import { nearest } from "./near.js";
import { finding, stepsOf } from "./telling.js";

const WANTED = {
  string: "a text",
  boolean: "true or false",
  integer: "a whole number",
  array: "a list",
  object: "an object",
};
/** The forms of texts, by the name of their definition: what to write, and the code where it is not so written. */
const FORMS = {
  date: ["a date as a text, YYYY-MM-DD", "XB-SCHEMA-009"],
  partialDate: ["a date as a text, YYYY, YYYY-MM or YYYY-MM-DD", "XB-SCHEMA-012"],
  dateTime: ["a date and time as a text", "XB-SCHEMA-010"],
};

/** A judge of documents by the published schemas; each schema is made ready when it is first asked for. */
export function judgeOf(published) {
  // The patterns of dates are exact by themselves; keywords of the project's own only describe.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, validateFormats: false });
  return (value) => {
    const unknown = schemaFault(published, value);
    if (unknown !== null) return [unknown];
    const schema = published.schemas[value.schema];
    const validate = ajv.getSchema(schema.$id) ?? ajv.compile(schema);
    return validate(value) ? [] : findingsOf(published, validate.errors);
  };
}

function schemaFault(published, value) {
  const known = Object.keys(published.schemas).join(", ");
  if (kindOf(value) !== "an object") return unlike(published, [], value, "an object");
  if (!Object.hasOwn(value, "schema")) return finding(published, "XB-SCHEMA-001", [], { known });
  if (typeof value.schema !== "string") return unlike(published, ["schema"], value.schema, "a text");
  if (Object.hasOwn(published.schemas, value.schema)) return null;
  return finding(published, "XB-SCHEMA-002", ["schema"], { known }, versionNote(published, value.schema));
}

/** What can be said of a name that is not known: another version of a known kind, or near to one. */
function versionNote(published, name) {
  const [, kind, version] = /^(xborder\/.*)\/([^/]*)$/.exec(name) ?? [];
  const versions = Object.keys(published.schemas).filter((each) => each.startsWith(`${kind}/`));
  if (versions.length > 0) {
    const age = /^\d+(\.\d+)*$/.test(version) ? "a version from before or after this page was made" : "no version";
    return `This page knows the kind, as ${versions.join(", ")}; what stands after it here is ${age}.`;
  }
  const near = nearest(name, Object.keys(published.schemas));
  return near ? `Perhaps ${near} is meant.` : "No kind of document of that name is known to this page.";
}

function findingsOf(published, errors) {
  const found = new Map();
  for (const error of errors) {
    const made = told(published, error);
    // A date that is none fails two keywords of its form, and is one finding.
    found.set(`${made.code} ${JSON.stringify(made.steps)}`, made);
  }
  return [...found.values()];
}

function told(published, error) {
  const steps = stepsOf(error.instancePath);
  const { keyword, params, data, parentSchema } = error;
  const form = FORMS[/#\/\$defs\/(\w+)\//.exec(error.schemaPath)?.[1]];
  switch (keyword) {
    case "required":
      return finding(published, "XB-SCHEMA-004", [...steps, params.missingProperty]);
    case "additionalProperties":
      return unknownKey(published, steps, params.additionalProperty, parentSchema);
    case "type":
      return unlike(published, steps, data, form?.[0] ?? WANTED[params.type]);
    case "const":
      return finding(published, "XB-SCHEMA-003", steps, { wanted: params.allowedValue });
    case "enum":
      return notInList(published, steps, data, params.allowedValues);
    case "minimum":
    case "maximum":
      return finding(published, "XB-SCHEMA-013", steps, { limit: Math.abs(params.limit) });
    default:
      // What is no text fails the form of a text as well: that is the one fault of its kind.
      if (form && typeof data !== "string") return unlike(published, steps, data, form[0]);
      return finding(published, formCode(form, data, error), steps);
  }
}

function formCode(form, data, error) {
  if (form === undefined) throw new Error(`no words for the keyword ${error.keyword}`);
  const lacksOffset = form === FORMS.dateTime && new RegExp(error.parentSchema.pattern, "u").test(`${data}Z`);
  return lacksOffset ? "XB-SCHEMA-011" : form[1];
}

function unknownKey(published, steps, key, parentSchema) {
  const near = nearest(key, Object.keys(parentSchema.properties ?? {}));
  const advice = near ? `Perhaps ${near} is meant` : "Take it out";
  return finding(published, "XB-SCHEMA-005", [...steps, key], { advice });
}

function notInList(published, steps, data, allowed) {
  if (typeof data !== "string") return unlike(published, steps, data, "a text");
  const near = nearest(data, allowed);
  const note = near ? `Perhaps ${near} is meant.` : "";
  return finding(published, "XB-SCHEMA-008", steps, { allowed: allowed.join(", ") }, note);
}

function unlike(published, steps, value, wanted) {
  if (value === null) return finding(published, "XB-SCHEMA-006", steps);
  return finding(published, "XB-SCHEMA-007", steps, { found: kindOf(value), wanted });
}

function kindOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "number") return Number.isInteger(value) ? "a whole number" : "a number with a fraction";
  return { boolean: "true or false", string: "a text", object: "an object" }[typeof value];
}
