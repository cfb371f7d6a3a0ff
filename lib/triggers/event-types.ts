/** The date of Google's public catalogue of events: https://github.com/googleapis/google-cloudevents, at 6fda292. */
export const CATALOGUE_DATE = "2026-04-10";

/** An event type of Eventarc. */
export interface EventType {
  /** The attributes that a filter can use, in lower case. Empty if the catalogue names none. */
  readonly attributes: string[];
}

const USUAL = ["created", "deleted", "updated"];

/** An event type by its name. Undefined if the catalogue does not have it. */
export function eventTypeOf(name: string): EventType | undefined {
  for (const line of CATALOGUE.trim().split("\n")) {
    const [resource, events, attributes = ""] = line.split(" ");
    if (!name.startsWith(`${resource}.`)) continue;
    const names = events === "*" ? USUAL : events.split(",");
    if (names.includes(name.slice(resource.length + 1))) {
      return { attributes: attributes === "" ? [] : attributes.split(",") };
    }
  }
  return undefined;
}

// Each line has the start of some type names, the ends of these names, and the attributes of the events. An asterisk means the
// three usual ends. Long lines are not wrapped, because the next catalogue replaces the whole text.
const CATALOGUE = `
google.cloud.alloydb.backup.v1 * backup
google.cloud.alloydb.cluster.v1 * cluster
google.cloud.alloydb.instance.v1 * cluster,instance
google.cloud.apigateway.api.v1 * api
google.cloud.apigateway.apiConfig.v1 * api,apiconfig
google.cloud.apigateway.gateway.v1 * gateway
google.cloud.apigeeregistry.api.v1 * api
google.cloud.apigeeregistry.apiDeployment.v1 * api,deployment
google.cloud.apigeeregistry.apiSpec.v1 * api,spec,version
google.cloud.apigeeregistry.apiVersion.v1 * api,version
google.cloud.apigeeregistry.instance.v1 created,deleted instance
google.cloud.apihub.api.v1 * api
google.cloud.apihub.apiHubInstance.v1 created apihubinstance
google.cloud.apihub.attribute.v1 created attribute
google.cloud.apihub.dependency.v1 * dependency
google.cloud.apihub.deployment.v1 * deployment
google.cloud.apihub.externalApi.v1 * externalapi
google.cloud.apihub.hostProjectRegistration.v1 created hostprojectregistration
google.cloud.apihub.runtimeProjectAttachment.v1 created,deleted
google.cloud.apihub.spec.v1 * api,spec,version
google.cloud.apihub.version.v1 * api,version
google.cloud.audit.log.v1 written methodname,resourcename,servicename
google.cloud.batch.job.v1 created,deleted job
google.cloud.beyondcorp.appconnections.appConnection.v1 * appconnection
google.cloud.beyondcorp.appconnectors.appConnector.v1 * appconnector
google.cloud.beyondcorp.appgateways.appGateway.v1 created,deleted appgateway
google.cloud.certificatemanager.certificate.v1 * certificate
google.cloud.certificatemanager.certificateIssuanceConfig.v1 created,deleted
google.cloud.certificatemanager.certificateMap.v1 * certificatemap
google.cloud.certificatemanager.certificateMapEntry.v1 * certificatemap,certificatemapentry
google.cloud.certificatemanager.dnsAuthorization.v1 * dnsauthorization
google.cloud.cloudbuild.build.v1 statusChanged
google.cloud.clouddms.connectionProfile.v1 * connectionprofile
google.cloud.clouddms.migrationJob.v1 * migrationjob
google.cloud.dataflow.job.v1beta3 statusChanged job
google.cloud.datafusion.dnsPeering.v1 created,deleted dnspeering,instance
google.cloud.datafusion.instance.v1 * instance
google.cloud.dataplex.asset.v1 * asset,lake,zone
google.cloud.dataplex.dataAttribute.v1 * dataattributeid,datataxonomy
google.cloud.dataplex.dataAttributeBinding.v1 * dataattributebindingid
google.cloud.dataplex.dataScan.v1 * datascan
google.cloud.dataplex.dataTaxonomy.v1 * datataxonomyid
google.cloud.dataplex.environment.v1 * environment,lake
google.cloud.dataplex.lake.v1 * lake
google.cloud.dataplex.task.v1 * lake,task
google.cloud.dataplex.zone.v1 * lake,zone
google.cloud.datastore.entity.v1 created,deleted,updated,written database,entity,namespace
google.cloud.datastore.entity.v1 created.withAuthContext,deleted.withAuthContext,updated.withAuthContext,written.withAuthContext authid,authtype,database,entity,namespace
google.cloud.datastream.connectionProfile.v1 * connectionprofile
google.cloud.datastream.privateConnection.v1 created,deleted privateconnection
google.cloud.datastream.route.v1 created,deleted privateconnection,route
google.cloud.datastream.stream.v1 * stream
google.cloud.deploy.automation.v1 * automation,deliverypipeline
google.cloud.deploy.customTargetType.v1 * customtargettype
google.cloud.deploy.deliveryPipeline.v1 * deliverypipeline
google.cloud.deploy.release.v1 created deliverypipeline,release
google.cloud.deploy.rollout.v1 created deliverypipeline,release,rollout
google.cloud.deploy.target.v1 * target
google.cloud.eventarc.channel.v1 * channel
google.cloud.eventarc.channelConnection.v1 created,deleted channelconnection
google.cloud.eventarc.enrollment.v1 * enrollment
google.cloud.eventarc.googleApiSource.v1 * googleapisource
google.cloud.eventarc.messageBus.v1 * messagebus
google.cloud.eventarc.pipeline.v1 * pipeline
google.cloud.eventarc.trigger.v1 * trigger
google.cloud.firestore.document.v1 created,deleted,updated,written database,document,namespace
google.cloud.firestore.document.v1 created.withAuthContext,deleted.withAuthContext,updated.withAuthContext,written.withAuthContext authid,authtype,database,document,namespace
google.cloud.functions.function.v2 * function
google.cloud.geminicloudassist.task.v1 completed proactive
google.cloud.gkebackup.backup.v1 * backup,backupplan
google.cloud.gkebackup.backupPlan.v1 * backupplan
google.cloud.gkebackup.restore.v1 * restore,restoreplan
google.cloud.gkebackup.restorePlan.v1 * restoreplan
google.cloud.gkehub.feature.v1 * feature
google.cloud.gkehub.membership.v1 * membership
google.cloud.gkehub.membershipBinding.v1 * membership,membershipbinding
google.cloud.gkehub.scope.v1 created,deleted scope
google.cloud.iot.v1 DeviceManager.CreateDevice,DeviceManager.DeleteDevice,DeviceManager.UpdateDevice device,registry
google.cloud.iot.v1 DeviceManager.CreateDeviceRegistry,DeviceManager.DeleteDeviceRegistry,DeviceManager.UpdateDeviceRegistry registry
google.cloud.memcache.instance.v1 * instance
google.cloud.metastore.backup.v1 created,deleted backup,service
google.cloud.metastore.federation.v1 * federation
google.cloud.metastore.metadataImport.v1 created,updated metadataimport,service
google.cloud.metastore.service.v1 * service
google.cloud.networkconnectivity.hub.v1 * hub
google.cloud.networkconnectivity.serviceClass.v1 deleted,updated serviceclass
google.cloud.networkconnectivity.serviceConnectionMap.v1 * serviceconnectionmap
google.cloud.networkconnectivity.serviceConnectionPolicy.v1 * serviceconnectionpolicy
google.cloud.networkconnectivity.serviceConnectionToken.v1 created,deleted serviceconnectiontoken
google.cloud.networkconnectivity.spoke.v1 * spoke
google.cloud.networkmanagement.connectivityTest.v1 * test
google.cloud.networkservices.endpointPolicy.v1 * endpointpolicy
google.cloud.networkservices.gateway.v1 * gateway
google.cloud.networkservices.grpcRoute.v1 * grpcroute
google.cloud.networkservices.httpRoute.v1 * httproute
google.cloud.networkservices.mesh.v1 * mesh
google.cloud.networkservices.serviceBinding.v1 created,deleted servicebinding
google.cloud.networkservices.tcpRoute.v1 * tcproute
google.cloud.networkservices.tlsRoute.v1 * tlsroute
google.cloud.notebooks.environment.v1 created,deleted environment
google.cloud.notebooks.execution.v1 created,deleted execution
google.cloud.notebooks.instance.v1 created,deleted instance
google.cloud.notebooks.runtime.v1 * runtime
google.cloud.notebooks.schedule.v1 created,deleted schedule
google.cloud.pubsub.topic.v1 messagePublished topic
google.cloud.redis.instance.v1 * instance
google.cloud.scheduler.job.v1 * job
google.cloud.scheduler.job.v1 executed
google.cloud.speech.customClass.v1 * customclass
google.cloud.speech.phraseSet.v1 * phraseset
google.cloud.storage.object.v1 archived,deleted,finalized,metadataUpdated bucket
google.cloud.video.transcoder.job.v1 created,deleted job
google.cloud.video.transcoder.jobTemplate.v1 created,deleted jobtemplate
google.cloud.visionai.analysis.v1 * analysis,cluster
google.cloud.visionai.application.v1 * application
google.cloud.visionai.cluster.v1 * cluster
google.cloud.visionai.draft.v1 * application,draft
google.cloud.visionai.event.v1 * cluster,event
google.cloud.visionai.process.v1 * cluster,process
google.cloud.visionai.processor.v1 * processor
google.cloud.visionai.series.v1 * cluster,series
google.cloud.visionai.stream.v1 * cluster,stream
google.cloud.vmmigration.cloneJob.v1 created clonejob,migratingvm,sourceid
google.cloud.vmmigration.cutoverJob.v1 created cutoverjob,migratingvm,sourceid
google.cloud.vmmigration.datacenterConnector.v1 created,deleted datacenterconnector,sourceid
google.cloud.vmmigration.group.v1 * group
google.cloud.vmmigration.migratingVm.v1 * migratingvm,sourceid
google.cloud.vmmigration.source.v1 * sourceid
google.cloud.vmmigration.targetProject.v1 * targetproject
google.cloud.vmmigration.utilizationReport.v1 created,deleted sourceid,utilizationreport
google.cloud.workflows.workflow.v1 * workflow
google.firebase.analytics.log.v1 written
google.firebase.auth.user.v1 created,deleted
google.firebase.auth.user.v2 * tenantid
google.firebase.database.ref.v1 created,deleted,updated,written
google.firebase.dataconnect.connector.v1 * connector,service
google.firebase.dataconnect.connector.v1 mutationExecuted authid,authtype,connector,operation,service
google.firebase.dataconnect.schema.v1 * schema,service
google.firebase.dataconnect.service.v1 * service
google.firebase.firebasealerts.alerts.v1 published alerttype,appid
google.firebase.remoteconfig.remoteConfig.v1 updated
google.firebase.testlab.testMatrix.v1 completed
`;
