# Reads schemas and the documents that commands printed; prints what does not agree, in both directions.
import base64, json, sys
import jsonschema

NULL = {"type": "null"}


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise ValueError("a member appears twice: %s" % names)
    return dict(pairs)


def read(text):
    try:
        return json.loads(text, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise


class Schema:
    def __init__(self, name, value):
        jsonschema.Draft202012Validator.check_schema(value)
        self.name, self.value, self.definitions = name, value, value["$defs"]
        self.validator = jsonschema.Draft202012Validator(value)

    def accepts(self, instance, schema):
        return self.validator.evolve(schema={**schema, "$defs": self.definitions}).is_valid(instance)

    def parts(self, schema, label):
        """All parts of a schema below a label."""
        if "$ref" in schema:
            yield label + " = " + schema["$ref"].split("/")[-1]
        for branch in schema.get("oneOf", []):
            if branch == NULL:
                yield label + " = null"
            else:
                yield label + " is a value"
                yield from self.parts(branch, label)
        for name, member in schema.get("properties", {}).items():
            inner = label + "." + name
            yield inner
            if name not in schema["required"]:
                yield inner + " is absent"
            yield from self.parts(member, inner)
        if schema.get("items"):
            yield label + "[]"
            yield from self.parts(schema["items"], label + "[]")
        for index, item in enumerate(schema.get("prefixItems", [])):
            yield from self.parts(item, "%s[%d]" % (label, index))

    def all_parts(self):
        yield from self.parts(self.value, self.name + ":")
        for name, definition in self.definitions.items():
            yield from self.parts(definition, name)

    def seen(self, instance, schema, label):
        """The parts of a schema that an instance has."""
        if "$ref" in schema:
            name = schema["$ref"].split("/")[-1]
            yield label + " = " + name
            yield from self.seen(instance, self.definitions[name], name)
        for branch in schema.get("oneOf", []):
            if self.accepts(instance, branch):
                yield label + (" = null" if branch == NULL else " is a value")
                yield from self.seen(instance, branch, label)
        for name, member in schema.get("properties", {}).items():
            inner = label + "." + name
            if name in instance:
                yield inner
                yield from self.seen(instance[name], member, inner)
            else:
                yield inner + " is absent"
        if schema.get("items"):
            for item in instance:
                yield label + "[]"
                yield from self.seen(item, schema["items"], label + "[]")
        for index, item in enumerate(schema.get("prefixItems", [])):
            yield from self.seen(instance[index], item, "%s[%d]" % (label, index))


given = json.load(sys.stdin)
schemas = {name: Schema(name, json.loads(base64.b64decode(text))) for name, text in given["schemas"].items()}
seen = set()
for printed in given["printed"]:
    schema, command, text = schemas[printed["schema"]], printed["command"], printed["text"]
    if not text.endswith("\n"):
        print("%s: no document: %r" % (command, text))
        continue
    whole = read(text)
    for document in [whole] if whole is not None else [read(line) for line in text.splitlines()]:
        error = jsonschema.exceptions.best_match(schema.validator.iter_errors(document))
        if error is None:
            seen.update(schema.seen(document, schema.value, schema.name + ":"))
        else:
            print("%s: %s: %s" % (command, error.json_path, error.message[:2000]))
for part in dict.fromkeys(part for schema in schemas.values() for part in schema.all_parts()):
    if part not in seen:
        print("never printed: " + part)
