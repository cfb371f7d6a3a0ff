# Who is let in to call, for conftest: over cdk.tf.json, over the JSON of a plan, and over both with --combine.
#
#   conftest test --policy policies cdktf.out/stacks/shop/cdk.tf.json
#   conftest test --policy policies plan.json
#   conftest test --policy policies --combine cdktf.out/stacks/shop/cdk.tf.json plan.json
#
# A reason stands under "//" of the synthesized JSON. A plan has none: it is joined with that JSON by address.
package main

import rego.v1

public := {"allUsers", "allAuthenticatedUsers"}

# Policies that name callers.
caller_policy := `^google_(cloud_run(_v2)?_service|cloudfunctions2?_function|iap_web.*|iap_app_engine_.*)_iam_(member|binding|policy)$`

# Each of these opens every function and service of a project: https://cloud.google.com/iam/docs/roles-permissions
roles_for_all := {
	"roles/cloudfunctions.admin", "roles/cloudfunctions.developer", "roles/cloudfunctions.editor",
	"roles/cloudfunctions.invoker", "roles/editor", "roles/firebase.admin", "roles/firebase.developAdmin",
	"roles/iam.dataScientist", "roles/iam.devOps", "roles/iam.mlEngineer", "roles/owner", "roles/run.admin",
	"roles/run.developer", "roles/run.editor", "roles/run.invoker", "roles/run.servicesInvoker",
	"roles/run.sourceDeveloper",
}

documents := [entry.contents | some entry in input] if is_array(input)

else := [input]

plans := [document | some document in documents; document.resource_changes]

apps := [document | some document in documents; document.resource]

# The resources of synthesized JSON, where one resource may be an object or a list of one.
written contains {"address": address, "type": type, "values": values, "reason": object.get(values, ["//", "reason"], "")} if {
	some app in apps
	some type, named in app.resource
	some name, one in named
	values := object_in(one)
	address := sprintf("%s.%s", [type, name])
}

# The resources of a plan, as they are after it.
planned contains {"address": change.address, "type": change.type, "values": change.change.after, "reason": reason_at(change.address)} if {
	some plan in plans
	some change in plan.resource_changes
	change.mode == "managed"
	is_object(change.change.after)
}

# Where both are given, the plan says what is, and the JSON says why.
resources := planned if count(plans) > 0

else := written

object_in(one) := one if is_object(one)

object_in(one) := one[0] if is_array(one)

reason_at(address) := reason if {
	some resource in written
	resource.address == address
	reason := resource.reason
} else := ""

has_reason(resource) if regex.match(`[\p{L}\p{N}]`, resource.reason)

# Three spellings: one member, several, and a whole policy.
members_of(values) := ({values.member} | {member | some member in object.get(values, "members", [])}) if is_string(values.member)

else := {member | some member in values.members} if is_array(values.members)

else := {member |
	some binding in json.unmarshal(values.policy_data).bindings
	some member in binding.members
} if json.is_valid(values.policy_data)

else := {member |
	some name in regex.find_all_string_submatch_n(`^\$\{data\.google_iam_policy\.([\w-]+)\.policy_data\}$`, values.policy_data, 1)
	some app in apps
	binding := object_in(app.data.google_iam_policy[name[1]]).binding
	some one in blocks(binding)
	some member in one.members
} if is_string(values.policy_data)

else := set()

# Terraform takes one block as an object, or as a list.
blocks(block) := [block] if is_object(block)

else := block

deny contains sprintf("%s lets in %s without a reason", [resource.address, member]) if {
	some resource in resources
	regex.match(caller_policy, resource.type)
	some member in members_of(resource.values) & public
	not has_reason(resource)
}

deny contains sprintf("%s asks nobody who calls, without a reason", [resource.address]) if {
	some resource in resources
	resource.type == "google_cloud_run_v2_service"
	resource.values.invoker_iam_disabled == true
	not has_reason(resource)
}

deny contains sprintf("%s gives %s to the public", [resource.address, resource.values.role]) if {
	some resource in resources
	startswith(resource.type, "google_project_iam_")
	count(members_of(resource.values) & public) > 0
}

deny contains "the plan ended with an error: what it does not hold cannot be told" if {
	some plan in plans
	plan.errored == true
}

warn contains sprintf("%s opens every function and service of the project, by %s", [resource.address, resource.values.role]) if {
	some resource in resources
	regex.match(`^google_project_iam_(member|binding)$`, resource.type)
	resource.values.role in roles_for_all
}

warn contains sprintf("%s names callers that only an apply tells", [change.address]) if {
	some plan in plans
	some change in plan.resource_changes
	regex.match(caller_policy, change.type)
	some name in ["member", "members", "policy_data"]
	object.get(change.change, ["after_unknown", name], false) == true
}
