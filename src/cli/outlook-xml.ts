export interface XmlParts {
  /** Differs from the unified manifest's id: Outlook treats them as two add-ins. */
  id: string;
  version: string;
  organisation: string;
  host: string;
}

const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const button = (id: string, group: string, view: string) => `
              <ExtensionPoint xsi:type="${view}">
                <OfficeTab id="TabDefault">
                  <Group id="${group}">
                    <Label resid="group"/>
                    <Control xsi:type="Button" id="${id}">
                      <Label resid="name"/>
                      <Supertip><Title resid="name"/><Description resid="tip"/></Supertip>
                      <Icon><bt:Image size="16" resid="icon16"/><bt:Image size="32" resid="icon32"/><bt:Image size="80" resid="icon80"/></Icon>
                      <Action xsi:type="ShowTaskpane"><SourceLocation resid="pane"/><SupportsPinning>true</SupportsPinning></Action>
                    </Control>
                  </Group>
                </OfficeTab>
              </ExtensionPoint>`;

/** The add-in-only XML manifest for Outlook on Mac and mobile, where the unified manifest does not install. */
export function outlookXml({ id, version, organisation, host }: XmlParts): string {
  const at = escape(host);
  const form = '<Form xsi:type="ItemRead"><DesktopSettings><SourceLocation DefaultValue="' + at + '/taskpane.html"/><RequestedHeight>250</RequestedHeight></DesktopSettings></Form>';
  const inner = (nested: string) => `
        <Requirements><bt:Sets DefaultMinVersion="1.8"><bt:Set Name="Mailbox"/></bt:Sets></Requirements>
        <Hosts>
          <Host xsi:type="MailHost">
            <DesktopFormFactor>
              ${nested}<FunctionFile resid="pane"/>${button('readButton', 'readGroup', 'MessageReadCommandSurface')}${button('composeButton', 'composeGroup', 'MessageComposeCommandSurface')}
            </DesktopFormFactor>
          </Host>
        </Hosts>
        <Resources>
          <bt:Images><bt:Image id="icon16" DefaultValue="${at}/icons/color-16.png"/><bt:Image id="icon32" DefaultValue="${at}/icons/color-32.png"/><bt:Image id="icon80" DefaultValue="${at}/icons/color-80.png"/></bt:Images>
          <bt:Urls><bt:Url id="pane" DefaultValue="${at}/taskpane.html"/></bt:Urls>
          <bt:ShortStrings><bt:String id="group" DefaultValue="Safeguarding"/><bt:String id="name" DefaultValue="Threshold consultation"/></bt:ShortStrings>
          <bt:LongStrings><bt:String id="tip" DefaultValue="Show which threshold indicators this message evidences, with the exact words."/></bt:LongStrings>
        </Resources>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bt="http://schemas.microsoft.com/office/officeappbasictypes/1.0" xmlns:mailappor="http://schemas.microsoft.com/office/mailappversionoverrides/1.0" xsi:type="MailApp">
  <Id>${escape(id)}</Id>
  <Version>${escape(version)}.0</Version>
  <ProviderName>${escape(organisation)}</ProviderName>
  <DefaultLocale>en-GB</DefaultLocale>
  <DisplayName DefaultValue="Threshold consultation (Mac and mobile)"/>
  <Description DefaultValue="Quotes the evidence in a worrying message against your local threshold matrix."/>
  <IconUrl DefaultValue="${at}/icons/color-64.png"/>
  <HighResolutionIconUrl DefaultValue="${at}/icons/color-128.png"/>
  <SupportUrl DefaultValue="${at}/privacy.html"/>
  <AppDomains><AppDomain>${at}</AppDomain></AppDomains>
  <Hosts><Host Name="Mailbox"/></Hosts>
  <Requirements><Sets><Set Name="Mailbox" MinVersion="1.5"/></Sets></Requirements>
  <FormSettings>${form}</FormSettings>
  <Permissions>ReadWriteItem</Permissions>
  <Rule xsi:type="ItemIs" ItemType="Message" FormType="Read"/>
  <DisableEntityHighlighting>true</DisableEntityHighlighting>
  <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides" xsi:type="VersionOverridesV1_0">${inner('').replaceAll('<SupportsPinning>true</SupportsPinning>', '')}
    <VersionOverrides xmlns="http://schemas.microsoft.com/office/mailappversionoverrides/1.1" xsi:type="VersionOverridesV1_1">${inner('<SupportsSharedFolders>true</SupportsSharedFolders>')}
    </VersionOverrides>
  </VersionOverrides>
</OfficeApp>
`.replace(' xmlns:mailappor="http://schemas.microsoft.com/office/mailappversionoverrides/1.0"', '');
}
