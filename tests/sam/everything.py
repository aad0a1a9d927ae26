"""A template with every type of resource that can be made, and references between them."""

from tests.sam.accounts import FUNCTION, template

EVERYTHING = template(
    FUNCTION
    + """
      MemorySize: "256"
      ReservedConcurrentExecutions: "7"
      RecursiveLoop: Allow
      RuntimeManagementConfig: {UpdateRuntimeOn: FunctionUpdate}
      AutoPublishAlias: live
      FunctionUrlConfig: {AuthType: AWS_IAM}
      EventInvokeConfig: {MaximumRetryAttempts: 1}
      Layers: [!Ref Prices]
      VpcConfig: {SubnetIds: [!Ref Inner], SecurityGroupIds: [!GetAtt Door.GroupId]}
      Policies: [!Ref Menu]
      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Lost.Arn}
      Events:
        Orders: {Type: SQS, Properties: {Queue: !GetAtt Orders.Arn, BatchSize: "5"}}
        Told: {Type: SNS, Properties: {Topic: !Ref Told, FilterPolicy: {kind: [menu]}}}
      Environment:
        Variables:
          QUEUE: !Ref Orders
          STACK: !Ref AWS::StackName
          WHERE: !Sub "${AWS::Region}/${AWS::AccountId}/${Prices}/${!kept}"
          JOINED: !Join ["-", [a, !Select [1, !Split [",", "x,y"]], !GetAtt Door.VpcId]]
          ZONE: !Select [0, !GetAZs ""]
          YES: true
          NOTHING: !Ref AWS::NoValue
  Lost: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 1209600}}
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: orders
      VisibilityTimeout: "60"
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn, maxReceiveCount: 3}
      Tags: [{Key: team, Value: hall}]
  Open:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Orders]
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: !GetAtt Orders.Arn}]
  Told:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: told
      DisplayName: What is cooked
      SignatureVersion: "2"
      MaximumMessageSize: 2048
      DeliveryStatusLogging: [{Protocol: http/s, FailureFeedbackRoleArn: !GetAtt OrderFnRole.Arn}]
      Subscription: [{Protocol: email, Endpoint: mina@example.com}, {Protocol: sms, Endpoint: "+821012345678"}]
      Tags: [{Key: team, Value: hall}]
  Heard:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !GetAtt Told.TopicArn
      Protocol: sqs
      Endpoint: !GetAtt Orders.Arn
      RawMessageDelivery: "true"
      FilterPolicyScope: MessageBody
      FilterPolicy: {dish: {name: [soup, {anything-but: [tea]}]}}
      RedrivePolicy: {deadLetterTargetArn: !GetAtt Lost.Arn}
  Posted:
    Type: AWS::SNS::Subscription
    Properties:
      TopicArn: !Ref Told
      Protocol: https
      Endpoint: !GetAtt OrderFnUrl.FunctionUrl
      DeliveryPolicy: {healthyRetryPolicy: {numRetries: 5}}
  Shouted:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Told]
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{Effect: Allow, Principal: "*", Action: "sns:Publish", Resource: !Ref Told}]
  Prices:
    Type: AWS::Serverless::LayerVersion
    Properties: {LayerName: prices, ContentUri: src, CompatibleRuntimes: [python3.14]}
  Shared:
    Type: AWS::Lambda::LayerVersionPermission
    Properties: {LayerVersionArn: !Ref Prices, Action: lambda:GetLayerVersion, Principal: "111122223333"}
  Let:
    Type: AWS::Lambda::Permission
    Properties: {FunctionName: !Ref OrderFn.Alias, Action: lambda:InvokeFunction, Principal: s3.amazonaws.com}
  Menu:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      ManagedPolicyName: menu
      PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:Get*", Resource: "*"}]}
      Groups: [!Ref Cooks]
  Cooks: {Type: AWS::IAM::Group, Properties: {GroupName: cooks}}
  Mina:
    Type: AWS::IAM::User
    Properties: {UserName: mina, Groups: [!Ref Cooks], Tags: [{Key: team, Value: hall}]}
  Both: {Type: AWS::IAM::UserToGroupAddition, Properties: {GroupName: !Ref Cooks, Users: [!Ref Mina]}}
  Written:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: written
      Users: [!Ref Mina]
      PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Deny, Action: "iam:*", Resource: !GetAtt Mina.Arn}]}
  Shop: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: "true"}}
  Inner: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.1.0/24}}
  Outer:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Shop, CidrBlock: 10.0.2.0/24, MapPublicIpOnLaunch: true, Tags: [{Key: Name, Value: outer}]}
  Gate: {Type: AWS::EC2::InternetGateway}
  Hung: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Shop, InternetGatewayId: !Ref Gate}}
  Address: {Type: AWS::EC2::EIP, DependsOn: Hung, Properties: {Domain: vpc}}
  Nat:
    Type: AWS::EC2::NatGateway
    Properties: {SubnetId: !Ref Outer, AllocationId: !GetAtt Address.AllocationId}
  Ways: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Shop}}
  Out:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref Ways, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}
  Taken: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Inner, RouteTableId: !Ref Ways}}
  Door:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: the door
      VpcId: !Ref Shop
      SecurityGroupEgress: [{IpProtocol: tcp, FromPort: 443, ToPort: "443", CidrIp: 0.0.0.0/0}]
  In:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: {GroupId: !Ref Door, IpProtocol: tcp, FromPort: 1, ToPort: 2, SourceSecurityGroupId: !Ref Door}
  Away:
    Type: AWS::EC2::SecurityGroupEgress
    Properties: {GroupId: !Ref Door, IpProtocol: "-1", CidrIp: 10.0.0.0/8, Description: home}
"""
)
