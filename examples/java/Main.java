import com.example.cdktf.cloudrunfunctions.CloudRunFunction;
import com.example.cdktf.cloudrunfunctions.FunctionSource;
import com.example.cdktf.cloudrunfunctions.IngressSettings;
import com.example.cdktf.cloudrunfunctions.Principal;
import com.example.cdktf.cloudrunfunctions.Runtime;
import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.google.provider.GoogleProvider;
import java.util.Map;
import software.constructs.Construct;

/** A function that a group may call. */
public final class Main extends TerraformStack {
  private Main(Construct scope, String id) {
    super(scope, id);
    GoogleProvider.Builder.create(this, "google").project("example-project").region("asia-northeast1").build();

    CloudRunFunction hello =
        CloudRunFunction.Builder.create(this, "hello")
            .runtime(Runtime.NODEJS_22)
            .entryPoint("hello")
            .source(
                FunctionSource.inline(
                    Map.of("index.js", "exports.hello = (request, response) => response.send('Hello, group!');")))
            .ingress(IngressSettings.ALL)
            .build();
    hello.grantInvoke(Principal.group("ops@example.com"));
    TerraformOutput.Builder.create(this, "call-hello").value(hello.getCurlCommand()).build();
  }

  public static void main(String[] args) {
    App app = new App();
    new Main(app, "shop");
    app.synth();
  }
}
