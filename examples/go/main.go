// A function that a group may call.
package main

import (
	functions "example.com/cloudrunfunctions"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdktf/cdktf-provider-google-go/google/v16/provider"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
)

func newShop(scope constructs.Construct, id string) cdktf.TerraformStack {
	stack := cdktf.NewTerraformStack(scope, &id)
	provider.NewGoogleProvider(stack, jsii.String("google"), &provider.GoogleProviderConfig{
		Project: jsii.String("example-project"),
		Region:  jsii.String("asia-northeast1"),
	})

	hello := functions.NewCloudRunFunction(stack, jsii.String("hello"), &functions.CloudRunFunctionProps{
		Runtime:    functions.Runtime_NODEJS_22(),
		EntryPoint: jsii.String("hello"),
		Source: functions.FunctionSource_Inline(&map[string]*string{
			"index.js": jsii.String("exports.hello = (request, response) => response.send('Hello, group!');"),
		}, nil),
		Ingress: functions.IngressSettings_ALL(),
	})
	hello.GrantInvoke(functions.Principal_Group(jsii.String("ops@example.com")), nil)
	cdktf.NewTerraformOutput(stack, jsii.String("call-hello"), &cdktf.TerraformOutputConfig{
		Value: hello.CurlCommand(),
	})
	return stack
}

func main() {
	app := cdktf.NewApp(nil)
	newShop(app, "shop")
	app.Synth()
}
